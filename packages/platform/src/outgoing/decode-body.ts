const declared = /^\s*<\?xml[^>]{0,200}encoding=["']([\w.:-]{1,40})["']/

/**
 * The text of an answer, in the charset that its header names, else its XML declaration, else UTF-8: servers in
 * production still write ISO-8859-1 and windows-1252. What no charset explains is read as UTF-8, with marks for what cannot be.
 */
export function decodeBody(body: Buffer, contentType: string): string {
  const named = /charset=["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]
  const written = declared.exec(body.subarray(0, 300).toString('latin1'))?.[1]
  return decoderOf(named ?? written).decode(body)
}

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}
