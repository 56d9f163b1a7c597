/** What a message or a mark means; the colour follows, never the other way round. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'
