import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportsOf, tablesOf } from './architecture/declarations.ts'
import { allMatches, featureOf, filesMatching } from './architecture/source-files.ts'
import { languages, wordsOf } from './architecture/words.ts'

const sources = filesMatching('src/**/*.{ts,tsx}')
const contracts = filesMatching('src/features/*/contract.ts', 'src/features/*/contract/**/*.ts')
const migrations = filesMatching('migrations/*')
const features = readdirSync('src/features')
const owned = filesMatching('src/features/*/server/**/*.tables.ts').flatMap(tablesOf)

test('a migration is named by its number, the feature that owns it and what it does', () => {
  const misnamed = migrations.filter(({ file }) => !/^migrations\/\d{4}-[a-z]+(-[a-z0-9]+)+\.sql$/.test(file))
  expect(misnamed.map(({ file }) => file)).toEqual([])
  const ownerless = migrations.filter(({ file }) => ownerOf(file) === undefined)
  expect(ownerless.map(({ file }) => file)).toEqual([])
})

test('no two migrations have one number', () => {
  const numbers = migrations.map(({ file }) => file.slice('migrations/'.length, 'migrations/'.length + 4))
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
})

test('every table is owned once, by the feature whose migration makes it', () => {
  const made = migrations
    .flatMap(({ file, text }) => tablesMadeBy(text).map((table) => ({ table, feature: ownerOf(file) })))
    .filter(({ feature }) => feature !== 'platform')
  // One that took another shape was made anew by its owner.
  const once = new Map(made.map((one) => [`${one.feature}: ${one.table}`, one]))
  expect(sorted(owned)).toEqual(sorted([...once.values()]))
})

test('an event, and the refusals a feature gives, carry the name of the feature', () => {
  const strangers = [...contracts, ...filesMatching('src/features/**/*.ts')].flatMap((source) =>
    allMatches([source], /\b(?:event|new Refusal)\(\s*'([^'.]+)\./g)
      .filter((prefix) => prefix !== featureOf(source.file) && prefix !== 'platform')
      .map((prefix) => `${prefix} in ${source.file}`),
  )
  expect([...new Set(strangers)]).toEqual([])
})

test.each([
  ['events', allMatches(contracts, /\bevent\(\s*'([^']+)'/g)],
  ['refusals', allMatches(sources, /\bnew Refusal\(\s*'([^']+)'/g)],
  ['permissions', permissions()],
])('all %s have words in both languages', (kind, codes) => {
  const silent = languages.flatMap((language) => {
    const spoken = new Set(wordsOf(language).map(({ key }) => key))
    return codes
      .filter((code) => !spoken.has(`${kind}.${code}`))
      .map((code) => `${language}: ${kind}.${code}`)
  })
  expect(silent).toEqual([])
})

test('what one language can say, the other can say too', () => {
  // English tells one from many, Chinese does not.
  const meaning = (key: string) => key.replace(/_(one|other)$/, '')
  const [chinese, english] = languages.map((language) => [
    ...new Set(wordsOf(language).map(({ key, file }) => `${file}: ${meaning(key)}`)),
  ])
  expect(english?.sort()).toEqual(chinese?.sort())
})

test('no file hides behind a name that says nothing', () => {
  const empty = /(^|[/.-])(utils?|helpers?|common|shared|misc|types|constants|index)\.[jt]sx?$/
  const files = filesMatching('{src,packages,bench,e2e,tests,scripts}/**/*.{ts,tsx,js}')
  expect(files.map(({ file }) => file).filter((file) => empty.test(file))).toEqual([])
})

test('nothing is called a Manager, Helper, Util or Service', () => {
  const names = [...sources, ...filesMatching('packages/*/src/**/*.ts')].flatMap(exportsOf)
  const vague = names.filter(({ name }) => /(Manager|Helpers?|Utils?|Service)$/.test(name))
  expect(vague.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
})

test('every export of the packages and the floor says what it is', () => {
  const exported = filesMatching('packages/*/src/**/*.ts', 'src/platform/**/*.{ts,tsx}').flatMap(exportsOf)
  const silent = exported.filter(({ described }) => !described)
  expect(silent.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
})

function ownerOf(migration: string): string | undefined {
  const name = migration.slice('migrations/0000-'.length)
  return ['platform', ...features]
    .filter((feature) => name.startsWith(`${feature}-`))
    .sort((a, b) => b.length - a.length)[0]
}

function tablesMadeBy(sql: string): string[] {
  const plain = sql.replaceAll(/--.*$/gm, '')
  const made = plain.matchAll(/^create (?:unlogged )?table (?:if not exists )?(\w+)/gim)
  return [...made].map((match) => match[1] ?? '').filter((table) => !isPartition(plain, table))
}

function isPartition(sql: string, table: string): boolean {
  return new RegExp(`create table (if not exists )?${table} partition of`, 'i').test(sql)
}

function permissions(): string[] {
  const named = allMatches(contracts, /\b(?:access|readWith):\s*'([^']+)'/g)
  const lists = allMatches(filesMatching('src/features/*/server/module.ts'), /\bpermissions:\s*\[([^\]]*)\]/g)
  const listed = lists.flatMap((list) => [...list.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? ''))
  return [...new Set([...named, ...listed])].sort()
}

function sorted(tables: { table: string; feature: string | undefined }[]): string[] {
  return tables.map(({ table, feature }) => `${feature}: ${table}`).sort()
}
