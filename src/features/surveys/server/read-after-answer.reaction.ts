import { reaction } from '#platform/server/followers.ts'
import { surveyAnswered } from '../contract.ts'
import { readComments } from './reading-comments.ts'

/** What a customer writes beside their scores is judged and findable as soon as it is stored. */
export const readAfterAnswer = reaction({
  name: 'surveys.read-after-answer',
  on: [surveyAnswered],
  react: async (context, events) => {
    if (events.some(({ facts }) => facts.commented)) await readComments(context)
  },
})
