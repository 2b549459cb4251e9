import ts from 'typescript'
import { featureOf, type SourceFile } from './source-files.ts'

/** Something a file exports, and whether a JSDoc comment says what it is. */
export type Exported = { name: string; file: string; described: boolean }

/** What a file exports by declaring it. */
export function exportsOf({ file, text }: SourceFile): Exported[] {
  const source = parse({ file, text })
  const exported = source.statements.filter((statement) => isExported(statement))
  const seen = new Set<string>()
  return exported
    .flatMap((statement) =>
      namesOf(statement).map((name) => ({
        name,
        file,
        described: ts.getJSDocCommentsAndTags(statement).length > 0,
      })),
    )
    .filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** The tables a `*.tables.ts` file owns: the members of its exported interface whose name ends in Tables. */
export function tablesOf(source: SourceFile): { table: string; feature: string }[] {
  return parse(source)
    .statements.filter(ts.isInterfaceDeclaration)
    .filter((statement) => isExported(statement) && statement.name.text.endsWith('Tables'))
    .flatMap((statement) =>
      statement.members.map((member) => member.name?.getText().replaceAll(/['"]/g, '') ?? ''),
    )
    .map((table) => ({ table, feature: featureOf(source.file) }))
}

function parse({ file, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  }
  const { name } = statement as ts.DeclarationStatement
  return name ? [name.getText()] : []
}
