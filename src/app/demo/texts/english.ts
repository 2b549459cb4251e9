import type { Matter } from './matter.ts'

/** What customers write in English. */
export const englishMatters: readonly Matter[] = [
  {
    name: 'en-late',
    label: 'delivery.slow',
    kind: 'complaint',
    weight: 6,
    products: 'any',
    place: 'delivery',
    cores: [
      'Order {order} was promised by {hour} and it still has not arrived. {Nobody answers the phone.|The tracking page has not moved for {hours} hours.}',
      'My delivery in {city} is late again, {count} times this month already. {The frozen food had melted.|I waited at home the whole afternoon.}',
    ],
  },
  {
    name: 'en-stale',
    label: 'product.fresh',
    kind: 'complaint',
    weight: 4,
    products: 'fresh',
    place: 'delivery',
    cores: [
      'The {product} I bought on {date} was stale and smelled bad. {I had to throw it away.|I have kept the packaging.}',
      'Found mould on the {product}, two days before the best-before date. Please refund it.',
    ],
  },
  {
    name: 'en-refund',
    label: 'refund.money',
    kind: 'complaint',
    weight: 4,
    products: 'any',
    place: 'online',
    cores: [
      'I returned the {product} {days} days ago and the refund of {amount} yuan has still not reached my account.',
      'Your agent promised my money back within 48 hours. That was {days} days ago.',
    ],
  },
  {
    name: 'en-wrong',
    label: 'order.wrong',
    kind: 'complaint',
    weight: 3,
    products: 'any',
    place: 'delivery',
    cores: [
      'Two items were missing from order {order}, including the {product}. I was charged for all of it.',
    ],
  },
  {
    name: 'en-ask',
    label: 'shop.account',
    kind: 'enquiry',
    weight: 4,
    products: 'any',
    place: 'online',
    cores: [
      'Hi, can I sign up as a member with a foreign phone number?',
      'Do you deliver to the {city} industrial park, and what does it cost?',
      'Is there an English invoice available for order {order}? My company needs it.',
    ],
  },
  {
    name: 'en-praise',
    label: 'service.attitude',
    kind: 'praise',
    weight: 4,
    products: 'any',
    place: 'shop',
    cores: [
      'The staff at {outlet} were wonderful. They helped me read every label. Thank you!',
      'Great service, my problem was solved in one call. Very polite and professional.',
    ],
  },
  {
    name: 'en-suggest',
    label: null,
    kind: 'suggestion',
    weight: 2,
    products: 'any',
    place: 'shop',
    cores: ['It would help if the allergen labels in {outlet} were also in English.'],
  },
]

export const englishOpenings: readonly string[] = ['', '', 'Hello, ', 'Hi there, ', 'Dear team, ']
export const englishDemands: Readonly<Record<string, readonly string[]>> = {
  complaint: [
    '',
    ' Please call me back at {phone}.',
    ' I expect a reply today.',
    ' This is really disappointing.',
    ' I would like to know what you are going to do about it.',
  ],
  enquiry: ['', ' Thanks!', ' Thanks in advance.'],
  praise: ['', ' Keep it up!'],
  suggestion: ['', ' Thank you for considering it.'],
}
