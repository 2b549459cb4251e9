/** Why more time is asked for, on what grounds, and what the customer is told of it. */
export const timeWords = {
  asked: [
    {
      reason: '需要等供应商的检测报告，预计还要一周。',
      evidence: '已于昨日寄出样品，检测委托单编号 JC-0412。',
      words: '您好，您反映的商品已送检，检测需要时间。我们会在下周内把结果和处理意见告诉您，感谢您的耐心。',
    },
    {
      reason: '涉及两家门店和承运商，录像还没有调齐。',
      evidence: '门店录像调取单两份，承运商约定三天内答复。',
      words: '您好，我们正在核对门店录像和配送记录，需要多几天时间。我们会在下周内给您明确答复。',
    },
  ],
  granted: '材料齐全，同意延期，请按时答复客户。',
} as const
