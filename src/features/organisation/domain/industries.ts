/** Lines of business for which Huixiang can install fitting defaults; the last fits everyone. */
export const industries = [
  'telecom',
  'finance',
  'retail',
  'logistics',
  'healthcare',
  'hospitality',
  'utilities',
  'property',
  'education',
  'government',
  'manufacturing',
  'general',
] as const
export type Industry = (typeof industries)[number]
