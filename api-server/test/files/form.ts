export const BOUNDARY = 'b0undary'

export interface FormPart {
  name: string
  /** Given for a file; a field has none. */
  fileName?: string
  type?: string
  body: Buffer | string
}

/** The bytes of a multipart form, so that tests can bend them. */
export function formOf(parts: readonly FormPart[], { closed = true } = {}): Buffer {
  const chunks: Buffer[] = []
  for (const { name, fileName, type, body } of parts) {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    const typeLine = type === undefined ? '' : `Content-Type: ${type}\r\n`
    chunks.push(
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${typeLine}\r\n`,
      ),
      Buffer.from(body),
      Buffer.from('\r\n'),
    )
  }
  if (closed) chunks.push(Buffer.from(`--${BOUNDARY}--\r\n`))
  return Buffer.concat(chunks)
}

export const FORM_HEADERS = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }

/** A form with one file, and the fields given. */
export function fileForm(
  body: Buffer,
  {
    fileName = 'picture.jpg',
    type = 'image/jpeg',
    ...fields
  }: { fileName?: string; type?: string; alt?: string; purpose?: string } = {},
): Buffer {
  const texts = Object.entries(fields).map(([name, value]) => ({ name, body: value }))
  return formOf([...texts, { name: 'file', fileName, type, body }])
}
