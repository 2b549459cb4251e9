/** Gives the person a file that the browser keeps, e.g. an export. */
export function saveFile(name: string, content: string | Blob, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has begun by then; freeing the address at once would cancel it in some browsers.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
