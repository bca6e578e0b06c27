/** What bundlers tell about a module. */
interface ModuleInfo {
  isEntry: boolean
  importers: readonly string[]
  dynamicImporters: readonly string[]
}

interface ModuleGraph {
  getModuleInfo: (id: string) => ModuleInfo | null
}

/** Files for what several parts of the app share, by the parts that need it; the first that fits has it. */
const SHARED_FILES: readonly (readonly [name: string, part: RegExp])[] = [
  ['frame', /\/layouts\/|\/pages\/(login|register)\.vue/],
  ['reading', /\/pages\/(index|posts\/\[id\]|u\/\[username\])\.vue/],
  ['others', /./],
]

/**
 * Few files instead of one for each thing that is shared: a phone's first page takes one round of five requests, where
 * twenty hold up its line and its processor. A page's own part stays in a file by itself.
 *
 * @returns the name of the file a module belongs in; undefined leaves it to the bundler.
 */
export function sharedScriptFile(id: string, graph: ModuleGraph): string | undefined {
  const parts = findParts(id, graph)
  if (parts.some((part) => graph.getModuleInfo(part)!.isEntry)) return 'app'
  if (parts.length < 2) return undefined
  return SHARED_FILES.find(([, wanted]) => parts.some((part) => wanted.test(part)))?.[0]
}

/** The parts of the app a module belongs to: what is loaded by itself and needs the module at once. */
function findParts(module: string, { getModuleInfo }: ModuleGraph): string[] {
  const above = new Set([module])
  for (const id of above) getModuleInfo(id)?.importers.forEach((importer) => above.add(importer))
  return [...above].filter((id) => {
    const info = getModuleInfo(id)
    return info && (info.isEntry || info.dynamicImporters.length > 0)
  })
}
