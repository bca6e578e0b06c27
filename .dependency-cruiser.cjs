// The import rules of the house: who may know whom. docs/architecture.md says why.
const APPLICATIONS = ['api-server', 'simulation', 'visualization', 'web-frontend']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...APPLICATIONS.map((name) => ({
      name: `${name}-imports-no-other-application`,
      severity: 'error',
      from: { path: `^${name}/`, pathNot: '/(test|bench)/|\\.test\\.ts$' },
      to: { path: `^(${APPLICATIONS.filter((other) => other !== name).join('|')})/` },
    })),
    {
      name: 'shared-imports-only-itself',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { path: `^(${APPLICATIONS.join('|')}|migrations|scripts)/` },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: `^(${APPLICATIONS.join('|')}|shared|scripts)/` },
    },
    room('config', ['contracts', 'world', 'database', 'community', 'town', 'observability']),
    room('observability', ['world', 'database', 'community', 'town', 'config']),
    room('contracts', ['database', 'community', 'town', 'observability', 'config']),
    room('world', ['contracts', 'database', 'community', 'town', 'observability', 'config']),
    room('database', ['community', 'town', 'observability', 'config']),
    room('community', ['observability', 'config']),
    {
      name: 'engine-knows-no-people',
      severity: 'error',
      from: { path: '^simulation/src/engine/', pathNot: '\\.test\\.ts$' },
      to: { path: '^simulation/src/(world|actions|mind|ports|cli)/' },
    },
    layer('world', ['actions', 'mind', 'ports', 'experiments', 'cli']),
    layer('actions', ['mind', 'experiments', 'cli']),
    layer('mind', ['experiments', 'cli']),
    {
      name: 'core-does-no-input-or-output',
      severity: 'error',
      from: { path: '^simulation/src/(engine|world|actions|mind)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^shared/src/(database|community|town|config|observability)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-sql-in-the-api',
      severity: 'error',
      from: { path: '^api-server/src/', pathNot: '(main|bench)\\.ts$|plugins/|src/bench/' },
      to: { path: 'node_modules/(kysely|mysql2)/' },
    },
    {
      name: 'web-takes-its-types-from-the-document',
      severity: 'error',
      from: { path: '^web-frontend/(app|server)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^shared/src/contracts/' },
    },
    {
      name: 'scene-model-without-a-canvas',
      severity: 'error',
      from: { path: '^visualization/src/client/scene/' },
      to: { path: 'node_modules/pixi\\.js/|^visualization/src/client/layers/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.nuxt|\\.output|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}

function room(name, forbidden) {
  return {
    name: `shared-${name}-stays-in-its-room`,
    severity: 'error',
    from: { path: `^shared/src/${name}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^shared/src/(${forbidden.join('|')})/` },
  }
}

function layer(name, forbidden) {
  return {
    name: `simulation-${name}-stays-in-its-layer`,
    severity: 'error',
    from: { path: `^simulation/src/${name}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^simulation/src/(${forbidden.join('|')})/` },
  }
}
