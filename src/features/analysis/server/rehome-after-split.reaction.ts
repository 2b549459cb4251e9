import { labelSplit } from '#features/taxonomy/contract/succession.ts'
import { reaction } from '#platform/server/followers.ts'
import { rehomeVoices } from './reanalysing.ts'

/** The voices of a split label do not stay with a label that is no longer in use. */
export const rehomeAfterSplit = reaction({
  name: 'analysis.rehome-after-split',
  on: [labelSplit],
  react: async ({ enqueue }, events) => {
    for (const { facts } of events) await enqueue(rehomeVoices, { labelId: facts.fromLabelId })
  },
})
