/** A host name as a browser sends it: labels of letters, digits and hyphens (RFC 1123 §2.1), lower case, without a port. */
export const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  /^(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))+$/.test(text) &&
  !/^[\d.]+$/.test(text)
