/** The question set an organisation starts with; every text and number can be changed. */
export const defaultSurvey = {
  active: true,
  titleZh: '这次的处理，您满意吗？',
  titleEn: 'How did we handle it?',
  asksCsat: true,
  csatZh: '您对这次处理的结果满意吗？',
  csatEn: 'How satisfied are you with the outcome?',
  asksNps: true,
  npsZh: '您有多大可能把我们推荐给亲友或同事？',
  npsEn: 'How likely are you to recommend us to a friend or colleague?',
  asksComment: true,
  commentZh: '还有什么想告诉我们的吗？',
  commentEn: 'Is there anything else you would like to tell us?',
  thanksZh: '谢谢您，您的回答我们已经收到。',
  thanksEn: 'Thank you. We have received your answer.',
  expiresDays: 14,
  questionnaireId: null,
} as const
