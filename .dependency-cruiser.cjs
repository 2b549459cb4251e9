// The walls of ARCHITECTURE.md ("A line of code's passport"). tests/walls breaks each of them once.

const feature = '^src/features/([^/]+)/'
const contracts = 'src/features/[^/]+/contract(\\.ts$|/)'
const isTest = ['\\.test\\.tsx?$', '/testing/']
const library = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`
const any = (...patterns) => `^(${patterns.join('|')})`

/** What lies inside `from` may reach nothing but `to`. */
const only = (name, comment, { from, to }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: isTest },
  to: { pathNot: to },
})

/** What lies inside `from` may not reach `to`, except `but`. */
const never = (name, comment, { from, to, but = [] }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: isTest },
  to: { path: to, pathNot: but },
})

const libraries = '(^|/)node_modules/'
const suffix = (...kinds) => `${feature}server/.+\\.(${kinds.join('|')})\\.ts$`

module.exports = {
  forbidden: [
    only(
      'packages-stand-alone',
      'A package imports itself and its declared libraries: nothing of src, no other package, no IO.',
      { from: '^packages/([^/]+)/src/', to: ['^packages/$1/src/', libraries] },
    ),
    only(
      'domain-is-pure',
      'Rules import their own rules and packages: no zod, node, contract, server or screen.',
      { from: `${feature}domain/`, to: [any('src/features/$1/domain/', 'packages/')] },
    ),
    only(
      'contract-is-a-shape',
      'A contract imports its own domain, other contracts, platform/contract and zod.',
      {
        from: `${feature}contract(\\.ts$|/)`,
        to: [any('src/features/$1/domain/', contracts, 'src/platform/contract/'), library('zod')],
      },
    ),
    never(
      'features-meet-on-the-porch',
      "A neighbour's server is entered by its server/public/ only; use an event, a contract or the porch.",
      {
        from: feature,
        to: '^src/features/[^/]+/server/',
        but: ['^src/features/$1/', '^src/features/[^/]+/server/public/', '\\.tables\\.ts$'],
      },
    ),
    {
      name: 'tables-are-joined-by-queries',
      comment: "Only a query may see a neighbour's tables, and only as types.",
      severity: 'error',
      from: { path: feature, pathNot: [...isTest, '\\.query\\.ts$'] },
      to: { path: '^src/features/[^/]+/server/.+\\.tables\\.ts$', pathNot: '^src/features/$1/' },
    },
    {
      name: 'tables-are-types',
      comment: 'A tables file is imported as a type: there is nothing in it to run.',
      severity: 'error',
      from: { path: '^src/', pathNot: isTest },
      to: { path: '\\.tables\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    never(
      'command-writes-no-sql',
      'A command says what happens; its store says how: no query builder and no tables.',
      {
        from: suffix('command'),
        to: `${library('kysely', 'pg', 'pg-boss', 'pg-copy-streams')}|\\.tables\\.ts$`,
      },
    ),
    never(
      'command-calls-no-command',
      'A deed does not hide another deed, a read for a screen, or timed work.',
      { from: suffix('command'), to: '\\.(command|query|reaction|projection|job)\\.ts$' },
    ),
    never('store-only-stores', 'A store knows its tables, not who writes to them or why.', {
      from: suffix('store'),
      to: '\\.(command|query|reaction|projection|job)\\.ts$',
    }),
    never('query-only-reads', 'A query imports no writer.', {
      from: suffix('query'),
      to: '\\.(command|store|reaction|projection|job)\\.ts$',
    }),
    never(
      'after-work-calls-no-command',
      'What happens after an event has no actor: it uses its store and the porch, not a command.',
      { from: suffix('reaction', 'projection', 'job'), to: '\\.(command|reaction|projection|job)\\.ts$' },
    ),
    never('server-has-no-screen', 'Server code imports nothing that runs in a browser.', {
      from: '^src/(features/[^/]+|platform|app)/(server|cli)/',
      to: `^src/(features/[^/]+|platform|app)/web/|${library('react', 'react-dom', 'antd', 'echarts', '@tanstack')}`,
    }),
    only(
      'web-sees-contracts',
      "A screen imports its own contract, domain and words, other contracts, platform/web and neighbours' web/public/.",
      {
        from: `${feature}web/`,
        to: [
          any(
            'src/features/$1/(web|domain|locales)/',
            'src/features/[^/]+/web/public/',
            contracts,
            'src/platform/(web|contract)/',
          ),
          libraries,
        ],
      },
    ),
    only(
      'pages-are-light',
      'A public page imports Preact and htm, its own contract, domain and words, platform/contract and platform/pages.',
      {
        from: `${feature}pages/`,
        to: [
          any(
            'src/features/$1/(pages|domain|locales|contract/)',
            'src/features/$1/contract\\.ts$',
            'src/platform/(contract|pages)/',
          ),
          library('preact', 'htm'),
        ],
      },
    ),
    never('platform-knows-no-feature', 'The floor carries every feature and knows none.', {
      from: '^src/platform/',
      to: '^src/(features|app)/',
    }),
    only(
      'platform-contract-is-a-shape',
      'The shared shapes run everywhere: they import each other and zod.',
      { from: '^src/platform/contract/', to: ['^src/platform/contract/', library('zod')] },
    ),
    only(
      'platform-web-runs-in-browsers',
      'The floor of the screens imports itself, the shared shapes and libraries: no server, no node.',
      { from: '^src/platform/web/', to: ['^src/platform/(web|contract)/', libraries] },
    ),
    only(
      'platform-pages-are-light',
      'The floor of the public pages imports itself, the shared shapes, Preact and htm.',
      { from: '^src/platform/pages/', to: ['^src/platform/(pages|contract)/', library('preact', 'htm')] },
    ),
    {
      name: 'nobody-imports-app',
      comment: 'app names everybody; nobody names app but the benches that serve it.',
      severity: 'error',
      from: { pathNot: ['^src/app/', '^bench/', ...isTest] },
      to: { path: '^src/app/' },
    },
    never(
      'app-takes-front-doors',
      "app plugs in every feature's module.ts; else it uses contracts, words, public pages and porches.",
      {
        from: '^src/app/',
        to: '^src/features/',
        but: [
          '^src/features/[^/]+/(server|web|pages)/module\\.tsx?$',
          `^${contracts}`,
          '^src/features/[^/]+/((server|web)/public|pages|locales)/',
        ],
      },
    ),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    never('no-tests-in-the-product', 'A test, and what only tests need, is imported by tests alone.', {
      from: '^(src|packages)/',
      to: '\\.test\\.tsx?$|^src/.+/testing/',
    }),
    {
      name: 'imports-exist',
      comment: 'The imported file or package is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'libraries-are-declared',
      comment: 'A library that is used is named in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['/dist/'] },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'],
    },
  },
}
