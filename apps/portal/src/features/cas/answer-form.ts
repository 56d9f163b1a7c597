/** Version of the protocol that an end-point speaks. */
export type AnswerForm = '1' | '2' | '3'
