import { analyse } from '../../analyse.ts'
import { compileTaxonomy } from '../../taxonomy.ts'
import { type DefaultLabel, inLanguage } from '../default-label.ts'

/** Reads lines «label: what a customer wrote». */
function sentencesOf(lines: string): { label: string; text: string }[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { label: line.slice(0, colon).trim(), text: line.slice(colon + 1).trim() }
    })
}

/** How many of the sentences a tree finds the right leaf of, with nothing learnt from anybody; and which it does not. */
export function shareFound(tree: readonly DefaultLabel[], lines: string) {
  const taxonomy = compileTaxonomy(inLanguage(tree, 'zh'))
  const sentences = sentencesOf(lines)
  const strangers = sentences.filter(({ label }) => !tree.some(({ id }) => id === label))
  if (strangers.length > 0) throw new RangeError(`no such label: ${strangers.map(({ label }) => label)}`)
  const missed = sentences
    .map((sentence) => ({ ...sentence, found: analyse(sentence.text, { taxonomy }).labels[0]?.labelId }))
    .filter(({ label, found }) => label !== found)
  return { sentences: sentences.length, share: 1 - missed.length / sentences.length, missed }
}
