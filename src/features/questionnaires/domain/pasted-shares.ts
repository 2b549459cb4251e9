/** Shares that were pasted, one category a line: a name, then a number, with a % sign or not. */
export function sharesIn(
  text: string,
  categories: readonly { readonly id: string; readonly name: string }[],
): { readonly shares: ReadonlyMap<string, string>; readonly unknown: readonly string[] } {
  const shares = new Map<string, string>()
  const unknown: string[] = []
  const plain = (name: string) => name.trim().toLowerCase()
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const [, name = '', number] = /^(.*?)[\s:：,，;；]*(\d+(?:[.,]\d+)?)\s*[%％]?\s*$/.exec(line) ?? []
    const found = categories.find((one) => plain(one.name) === plain(name))
    if (found === undefined || number === undefined) unknown.push(line.trim())
    else shares.set(found.id, number.replace(',', '.'))
  }
  return { shares, unknown }
}
