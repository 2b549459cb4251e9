/** Codes of an analysis; their words stand in the locales. */
export const kinds = ['complaint', 'enquiry', 'suggestion', 'praise', 'report', 'other'] as const
export const urgencies = ['urgent', 'ordinary'] as const
export const polarities = ['negative', 'neutral', 'positive'] as const
export const emotions = ['angry', 'disappointed', 'anxious', 'sad', 'surprised', 'pleased', 'neutral'] as const
export const languages = ['zh', 'en', 'other'] as const
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
