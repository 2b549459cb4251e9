import type { State } from './link-state.ts'
import type { Words } from './questionnaire.ts'

/** Surveys of a list whose title, in either language, has all the words of a search, and which stand as wanted; nothing wants all. */
export function listed<Survey extends { readonly title: Words; readonly state: State }>(
  surveys: readonly Survey[],
  { q, state }: { readonly q: string; readonly state: readonly string[] },
): readonly Survey[] {
  const wanted = q.toLowerCase().split(/\s+/)
  return surveys.filter(({ title, state: standing }) => {
    const text = `${title.zh}\n${title.en}`.toLowerCase()
    return wanted.every((word) => text.includes(word)) && (state.length === 0 || state.includes(standing))
  })
}
