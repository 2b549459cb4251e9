/** What supervision writes, what units answer, and what customers say when they are asked once more. */
export const supervisionWords = {
  taken: '客户多次来电，请优先督促。',
  letters: {
    late: '此件已超过解决时限，客户至今没有得到结论。请说明超时原因，当日与客户取得联系，给出明确的解决时间和方案。',
    unhappy: '客户回访明确表示不满意。请重新核实诉求，由组长亲自联系客户，说明处理依据，并书面答复改进措施。',
    silent: '请核实这位客户的配送问题是否属实、由谁负责，并答复整改措施和完成时间。',
  },
  answers: {
    late: '经查，系两班交接时遗漏。已与客户通话致歉，说明处理结果和时间，客户表示认可；交接单已增加待回电一栏。',
    unhappy: '组长已两次致电，客户坚持要求换新。商品已过换货期，已提出维修加延保的方案，客户在考虑。',
  },
  accepted: '情况属实，措施到位，同意。',
  responsibility: '受理后 40 小时没有联系客户，也没有申请延期。',
  appeal: '其间客户电话一直关机，已发短信两次，通话记录可查，请核减。',
  closings: [
    '已督促办结，客户认可。',
    '经核实，超时因客户要求改期，已说明。',
    '已由单位整改，跟进一周未再来电。',
  ],
  asked: {
    satisfied: ['客户说已经解决，对处理速度满意。', '客户确认退款到账，没有其他意见。'],
    dissatisfied: ['客户说问题还在，等了太久。', '客户对解释不认可，希望再给说法。'],
    missing: '希望有人说明以后怎么避免再发生。',
  },
} as const
