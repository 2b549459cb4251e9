import type { CallbackLevel } from './levels.ts'
import type { Said, Step } from './script.ts'

/** A script that ships: used until an organisation writes its own. */
export interface ShippedScript {
  readonly name: Said
  readonly steps: readonly Step[]
}

const both = (zh: string, en: string): Said => ({ zh, en })
const yesNo = (yes: string, no: string) => [
  { key: 'yes', words: both('是', 'Yes'), next: yes },
  { key: 'no', words: both('不是', 'No'), next: no },
]

/** Is it solved? Is the customer satisfied? Where not, what is missing? The same questions at every level, for the rates. */
const questions: readonly Step[] = [
  {
    key: 'solved',
    kind: 'choose',
    words: both('请问您反映的问题现在解决了吗？', 'Is the matter that you told us about solved now?'),
    choices: yesNo('satisfied', 'what_is_open'),
  },
  {
    key: 'satisfied',
    kind: 'choose',
    words: both(
      '对这次的处理结果和处理过程，您满意吗？',
      'Are you satisfied with the result, and with how it was handled?',
    ),
    choices: [
      { key: 'yes', words: both('满意', 'Satisfied'), next: 'thanks' },
      { key: 'no', words: both('不满意', 'Not satisfied'), next: 'why' },
    ],
  },
  {
    key: 'why',
    kind: 'write',
    missing: true,
    words: both(
      '请问哪里做得不够好？您希望我们怎么做？',
      'What was not good enough, and what do you wish for?',
    ),
    next: 'sorry',
  },
  {
    key: 'what_is_open',
    kind: 'write',
    missing: true,
    words: both(
      '请问还有什么没有解决？您希望怎样解决？',
      'What is still open, and how do you wish it solved?',
    ),
    next: 'not_solved',
  },
  {
    key: 'thanks',
    kind: 'end',
    outcome: 'satisfied',
    solved: true,
    words: both('感谢您的认可，打扰了。祝您生活愉快，再见。', 'Thank you for your time. Goodbye.'),
  },
  {
    key: 'sorry',
    kind: 'end',
    outcome: 'dissatisfied',
    solved: true,
    words: both(
      '很抱歉没能让您满意。您说的我已记下，会有同事重新处理并尽快联系您。',
      'I am sorry. I have written down what you said; a colleague takes it up again and will call you soon.',
    ),
  },
  {
    key: 'not_solved',
    kind: 'end',
    outcome: 'dissatisfied',
    solved: false,
    words: both(
      '很抱歉问题还没解决。您说的我已记下，工单会马上重新办理，办好后再联系您。',
      'I am sorry that it is not solved yet. It is taken up again at once, and we will call you when it is done.',
    ),
  },
]

/** What ships for each level. */
export const shippedScripts: Readonly<Record<CallbackLevel, ShippedScript>> = {
  1: {
    name: both('承办人回访', 'The handler’s callback'),
    steps: [
      {
        key: 'greeting',
        kind: 'say',
        words: both(
          '您好，我是处理您这件事的客服。占用您一分钟，想确认一下处理结果。',
          'Hello, I handled your matter. May I take a minute to ask about the result?',
        ),
        next: 'solved',
      },
      ...questions,
    ],
  },
  2: {
    name: both('质检回访', 'Inspection'),
    steps: [
      {
        key: 'greeting',
        kind: 'say',
        words: both(
          '您好，我是服务质量部门的，没有参与处理您的事情。想听听您的真实评价，内容不会影响对您的服务。',
          'Hello, I am with quality and had no part in your matter. I would like to hear what you really think.',
        ),
        next: 'contacted',
      },
      {
        key: 'contacted',
        kind: 'choose',
        words: both(
          '处理期间，有同事主动联系过您、说明进展吗？',
          'Did a colleague contact you and tell you how it went?',
        ),
        choices: [
          { key: 'yes', words: both('有', 'Yes'), next: 'polite' },
          { key: 'no', words: both('没有', 'No'), next: 'polite' },
        ],
      },
      {
        key: 'polite',
        kind: 'choose',
        words: both('服务态度您觉得怎么样？', 'How was the attitude of those who served you?'),
        choices: [
          { key: 'good', words: both('好', 'Good'), next: 'solved' },
          { key: 'fair', words: both('一般', 'Fair'), next: 'solved' },
          { key: 'bad', words: both('不好', 'Bad'), next: 'solved' },
        ],
      },
      ...questions,
    ],
  },
  3: {
    name: both('督办回访', 'Supervision'),
    steps: [
      {
        key: 'greeting',
        kind: 'say',
        words: both(
          '您好，我是督办部门的。之前没有让您满意，我们非常抱歉，今天专门来了解情况。',
          'Hello, I am with supervision. We are sorry that you were not satisfied; I call to hear about it.',
        ),
        next: 'heard',
      },
      {
        key: 'heard',
        kind: 'choose',
        words: both(
          '表达不满意之后，有同事再联系过您吗？',
          'Has a colleague contacted you since you told us so?',
        ),
        choices: [
          { key: 'yes', words: both('联系过', 'Yes'), next: 'solved' },
          { key: 'no', words: both('没有', 'No'), next: 'solved' },
        ],
      },
      ...questions,
    ],
  },
}
