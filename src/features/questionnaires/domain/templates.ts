import type { Question, Questionnaire, Words } from './questionnaire.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const asked = { hint: null, required: true, visibleIf: null } as const

const thanks = words('谢谢您，您的回答我们已经收到。', 'Thank you. We have received your answer.')

const comment = (id: string, title: Words): Question => ({
  ...asked,
  id,
  kind: 'text',
  title,
  required: false,
  long: true,
  format: 'any',
  longest: 2000,
})

const nps: Questionnaire = {
  title: words('您愿意推荐我们吗？', 'Would you recommend us?'),
  intro: words('一道题，十秒钟。', 'One question, ten seconds.'),
  thanks,
  pages: [
    {
      id: 'p1',
      title: null,
      questions: [
        {
          ...asked,
          id: 'nps',
          kind: 'nps',
          inMetric: true,
          title: words(
            '您有多大可能把我们推荐给亲友或同事？',
            'How likely are you to recommend us to a friend or colleague?',
          ),
        },
        comment('why', words('您打这个分数，主要是因为什么？', 'What is the main reason for your score?')),
      ],
    },
  ],
}

const csat: Questionnaire = {
  title: words('这次服务，您满意吗？', 'How was our service?'),
  intro: null,
  thanks,
  pages: [
    {
      id: 'p1',
      title: null,
      questions: [
        {
          ...asked,
          id: 'csat',
          kind: 'csat',
          inMetric: true,
          look: 'faces',
          title: words('您对这次服务满意吗？', 'How satisfied are you with the service?'),
        },
        {
          ...comment('better', words('哪里没有做好？', 'What went wrong?')),
          visibleIf: { question: 'csat', operator: 'at-most', value: 3 },
        },
      ],
    },
  ],
}

const effort = (id: string, zh: string, en: string): Question => ({
  ...asked,
  id,
  kind: 'ces',
  scale: 'effort-5',
  title: words(zh, en),
})

const ces: Questionnaire = {
  title: words('办成这件事，费力吗？', 'How much effort did it take?'),
  intro: words(
    '1 表示毫不费力，5 表示非常费力。共五题。',
    '1 means no effort, 5 a great deal. Five questions.',
  ),
  thanks,
  pages: [
    {
      id: 'p1',
      title: null,
      questions: [
        effort('find', '找到联系我们的方式，费力吗？', 'How much effort was it to find out how to reach us?'),
        effort('explain', '把问题说清楚，费力吗？', 'How much effort was it to explain your problem?'),
        effort('wait', '等待处理的过程，费力吗？', 'How much effort was the waiting?'),
        effort('follow', '跟进处理进度，费力吗？', 'How much effort was it to follow the progress?'),
        effort('solve', '总体上，解决问题费力吗？', 'Overall, how much effort was it to get it solved?'),
      ],
    },
  ],
}

type Dimension = 'product' | 'service' | 'value' | 'emotion'

const statement = (id: string, dimension: Dimension, text: Words) => ({ id, dimension, words: text })

const csiRows = (dimension: Dimension, texts: readonly Words[]) =>
  texts.map((text, index) => statement(`${dimension}${index + 1}`, dimension, text))

const csiPage = (dimension: Dimension, title: Words, texts: readonly Words[]) => ({
  id: dimension,
  title,
  questions: [
    {
      ...asked,
      id: dimension,
      kind: 'csi' as const,
      title: words('您在多大程度上同意下面的说法？', 'How far do you agree with these statements?'),
      hint: words('1 非常不同意，7 非常同意', '1 strongly disagree, 7 strongly agree'),
      rows: csiRows(dimension, texts),
    },
  ],
})

const csi: Questionnaire = {
  title: words('客户满意度指数调查', 'Customer satisfaction index'),
  intro: words(
    '四页，约两分钟，随时可以停下再继续。',
    'Four pages, about two minutes; stop and go on whenever you like.',
  ),
  thanks,
  pages: [
    csiPage('product', words('产品质量', 'Product quality'), [
      words('产品用起来可靠', 'The product is reliable'),
      words('产品符合我的需要', 'The product fits my needs'),
      words('产品和介绍的一样', 'The product is as described'),
    ]),
    csiPage('service', words('服务', 'Service'), [
      words('有问题时很快有人回应', 'Somebody answers quickly when I need help'),
      words('服务人员懂行', 'The people know their business'),
      words('问题一次就能解决', 'Problems are solved the first time'),
    ]),
    csiPage('value', words('性价比', 'Value for money'), [
      words('价格合理', 'The price is fair'),
      words('花的钱值得', 'It is worth what I pay'),
      words('收费清楚透明', 'Charges are clear'),
    ]),
    csiPage('emotion', words('情感联系', 'Emotional bond'), [
      words('我信任这个品牌', 'I trust this brand'),
      words('我感到被尊重', 'I feel respected'),
      words('我会再次选择', 'I would choose it again'),
    ]),
  ],
}

const blank: Questionnaire = {
  title: words('未命名问卷', 'Untitled survey'),
  intro: null,
  thanks,
  pages: [{ id: 'p1', title: null, questions: [] }],
}

export const templateNames = ['nps', 'csat', 'ces', 'csi', 'blank'] as const
export type TemplateName = (typeof templateNames)[number]

/** What a new survey begins with: the questions of PRODUCT.md's metrics, or nothing. */
export const templates: Readonly<Record<TemplateName, Questionnaire>> = { nps, csat, ces, csi, blank }
