/** What authorities sent, how many days ago, and what was replied. */
export const outsideWords = [
  {
    source: 'hotline_12345',
    number: '锡政热',
    term: { by: 'statute', statute: 'hotline_12345', days: 5 },
    official: '市 12345 平台转办二科，平台上回复并上传凭证',
    ago: 3,
    reply: null,
  },
  {
    source: 'market_12315',
    number: '320200',
    term: { by: 'working_days', days: 7 },
    official: '新吴分局消保科，电话 0510-8533 1200，书面回复加盖公章',
    ago: 4,
    reply: '已与消费者达成一致：退还全款并承担退货运费，凭证已上传全国 12315 平台。',
  },
  {
    source: 'petition',
    number: '区信访',
    term: { by: 'natural_days', days: 60 },
    official: '区信访局接访科，书面答复',
    ago: 2,
    reply: null,
  },
] as const
