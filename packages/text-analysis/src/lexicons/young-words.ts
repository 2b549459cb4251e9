import { wordsOf } from './word-list.ts'

/** Words younger than the dictionary, of two of its words that say something else («小 程序»). */
export const youngWords: ReadonlySet<string> = new Set(
  wordsOf(
    '小程序 公众号 视频号 服务号 花呗 仅退款 运费险 流量包 快递员 快递柜 外卖员 顺风车 共享单车 充电桩 学区房 大床房 双床房 电子发票 携号 转网 免密支付 自动续费 自动扣款 人工客服 智能客服 在线客服',
  ),
)
