/** Codes of an analysis; their words stand in the locales. */
export const kinds = ['complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other'] as const
export type Kind = (typeof kinds)[number]
export const urgencies = ['urgent', 'ordinary'] as const
export type Urgency = (typeof urgencies)[number]
export const polarities = ['negative', 'neutral', 'positive'] as const
export type Polarity = (typeof polarities)[number]
export const emotions = [
  'angry',
  'disappointed',
  'anxious',
  'sad',
  'surprised',
  'pleased',
  'neutral',
] as const
export type Emotion = (typeof emotions)[number]
export const languages = ['zh', 'en', 'other'] as const
export type Language = (typeof languages)[number]
/** The eight risks; a missed one is worse than a false alarm. */
export const risks = [
  'personal_safety',
  'crisis',
  'group_complaint',
  'media_exposure',
  'legal',
  'contract_dispute',
  'privacy_leak',
  'abusive',
] as const
export type Risk = (typeof risks)[number]
/** Sides of a service that customers speak of. */
export const aspects = [
  'logistics',
  'quality',
  'after_sales',
  'service',
  'price',
  'payment',
  'order',
  'network',
  'porting',
  'account',
  'app',
  'privacy',
  'food',
  'hygiene',
  'safety',
  'room',
  'packaging',
  'description',
  'membership',
  'store',
  'installation',
  'contract',
] as const
export type Aspect = (typeof aspects)[number]
/** Who judged: written rules, weighted words, or a person, whose word stands. */
export const judgementSources = ['rule', 'model', 'person'] as const
export type JudgementSource = (typeof judgementSources)[number]
/** What a person may put right. */
export const correctable = ['kind', 'label', 'polarity', 'emotion', 'urgency', 'risks'] as const
export type Correctable = (typeof correctable)[number]
/** What a voice may state as a fact. */
export const factKinds = [
  'order_number',
  'tracking_number',
  'amount',
  'time',
  'product',
  'place',
  'person',
] as const
export type FactKind = (typeof factKinds)[number]
/** Currencies that amounts are told in (ISO 4217). */
export const currencies = ['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY'] as const
export type Currency = (typeof currencies)[number]
