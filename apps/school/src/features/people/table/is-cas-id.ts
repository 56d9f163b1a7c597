/** Whether an ENT could give this *Identifiant CAS*: 255 characters at most, without space. */
export const isCasId = (text: string): boolean =>
  text !== '' && text.length <= 255 && !/[\s\p{Cc}]/u.test(text)
