import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'
import prettier from 'prettier'
import { makeApiDocument } from '@ai-community/api-server/document.ts'

const DOCUMENT = new URL('../docs/api/openapi.json', import.meta.url)
const TYPES = new URL('../web-frontend/app/api/api-types.ts', import.meta.url)

const TYPES_HEADER = '// Made from docs/api/openapi.json by `npm run api:generate`; edits here are lost.\n'

/** The files that follow from the API's routes, by where they stand; formatted, so that a diff shows a change. */
export async function generateApiFiles(): Promise<Map<URL, string>> {
  const document = await makeApiDocument()
  const types = astToString(await openapiTypes(document as unknown as OpenAPI3, { alphabetize: true }))
  return new Map([
    [DOCUMENT, await format(JSON.stringify(document), DOCUMENT)],
    [TYPES, await format(TYPES_HEADER + types, TYPES)],
  ])
}

async function format(text: string, file: URL): Promise<string> {
  const options = await prettier.resolveConfig(file)
  return prettier.format(text, { ...options, filepath: file.pathname })
}
