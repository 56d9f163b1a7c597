import { isUtf8 } from 'node:buffer'

const declared = /^\s*<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']/

/**
 * The text of an answer, in the charset that its header names, else its XML declaration: servers in production still write
 * ISO-8859-1 and windows-1252. An answer that names none, or none that is known, is UTF-8, or windows-1252 when its bytes
 * cannot be UTF-8. What cannot be read in the charset that was named has a mark in its place.
 */
export function decodeBody(body: Buffer, contentType: string): string {
  const named = /charset=["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]
  const written = declared.exec(body.subarray(0, 300).toString('latin1'))?.[1]
  return (decoderOf(named ?? written) ?? likelyDecoder(body)).decode(body)
}

function decoderOf(charset: string | undefined): TextDecoder | undefined {
  try {
    return charset === undefined ? undefined : new TextDecoder(charset)
  } catch {
    return undefined
  }
}

const likelyDecoder = (body: Buffer): TextDecoder => new TextDecoder(isUtf8(body) ? 'utf-8' : 'windows-1252')
