import type { TextToHold } from './public/held-texts.ts'

const page = 1000

/** All texts from the newest on, page by page; the next is on its way while one is taken in. */
export async function* pagesFromNewest(
  before: (last: TextToHold | undefined, page: number) => Promise<TextToHold[]>,
): AsyncGenerator<TextToHold[]> {
  let coming: Promise<TextToHold[]> | null = before(undefined, page)
  while (coming !== null) {
    const texts: TextToHold[] = await coming
    coming = texts.length < page ? null : before(texts.at(-1), page)
    yield texts
  }
}
