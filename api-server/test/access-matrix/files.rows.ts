import { plain } from '../files/pictures.ts'
import { everybody, hiddenFromBlocked, members, ownerAlone, type Row } from './row.ts'

async function pictureForm(): Promise<FormData> {
  const form = new FormData()
  form.append('file', new Blob([await plain().png().toBuffer()]), 'picture.png')
  return form
}

export const fileRows: Record<string, Row> = {
  uploadFile: { body: pictureForm, statuses: members(201) },
  getFile: { at: 'postedFile', statuses: hiddenFromBlocked(everybody(200)) },
  getThumbnail: { at: 'postedFile', statuses: hiddenFromBlocked(everybody(200)) },
  describeFile: { at: 'looseFile', body: { alt: 'x' }, statuses: ownerAlone(200) },
  deleteFile: { at: 'looseFile', statuses: ownerAlone(204) },
}
