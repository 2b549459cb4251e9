import { expect, test } from 'vitest'
import { bankingInsuranceTaxonomy } from './banking-insurance.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
account.open: 想给刚上大学的儿子开卡，柜台说必须本人到场
account.close: 十年前的旧卡要注销，系统提示还有未结清的签约
account.limit: 单笔限额太低，买房付首付转不出去
account.frozen: 我的储蓄卡被风控了，怎样才能解冻
account.deposit: 大额存单提前支取利息怎么算
account.fee: Why am I paying a monthly fee on an account with no money in it?
card.apply: 提交资料三次都拒批，也不讲原因
card.statement: 昨天才过还款日就收违约金和全额罚息，太坑
card.instalment: 没经过我同意就把账单分期了，手续费要求退
card.fee: 白金卡年费三千六，合同里没提过
card.dispute: Somebody in another country used my card, an unauthorized transaction of 300 dollars
card.points: 积分兑换商城里什么都换不了
card.collection: 逾期一个月，第三方催收把我同事都骚扰了一遍
loan.mortgage: 存量利率调整公告出了，我的lpr为什么没变
loan.prepay: 提前还贷要排三个月的队，还收违约金
loan.apply: 审批通过两周，一直没有放款
loan.cost: 说是年化百分之六，加上担保费服务费实际二十多
loan.business: 个体户经营贷到期不给续贷，资金链要断
credit.dispute: 征信上多出一条逾期记录，要求消除
credit.query: 征信报告里查询次数特别多，都是未授权查询
payment.transfer: 跨行汇款两天未到账，对方催我
payment.overseas: 给留学的女儿购汇，说超过五万美元不能办
payment.quick: 不明公司代扣我每月29元，帮我解绑
payment.cash: The ATM swallowed my card at the airport
invest.loss: 买的理财净值一直跌，本金都快没了
invest.misselling: 大爷大妈被诱导购买，存单变保单
invest.redeem: 基金赎回要几天才能到账
digital.login: 换了手机，人脸识别一直失败登录不上
digital.fault: 手机银行更新后闪退
branch.queue: 周一上午排队叫号排到一百多号，只开一个窗口
branch.staff: 大堂经理态度恶劣，一直推销产品
branch.elderly: 老人卧床不能来，可以上门办理吗
policy.surrender: 还在犹豫期，要求全额退保
policy.sales: 业务员夸大保障，免责条款一个字没提
policy.premium: 忘记缴费，保单失效了怎么复效
claim.refused: 保险公司以未如实告知为由拒赔
claim.amount: 定损金额太低，4S店修不下来
claim.progress: 理赔材料补了四次还在审核
claim.accident: My car broke down and the tow truck took four hours
claim.medical: 重疾住院想申请垫付，绿色通道打不开
security.fraud: 有人冒充客服让我转账到安全账户，被骗八万
security.privacy: 个人信息泄露，有人冒用身份办了卡
security.marketing: 每天接到推销电话，要求拉黑
service.hotline: 打了半天转人工一直在等待
service.praise: 感谢网点的小李，帮我追回了钱，必须点赞
payment.transfer: 上午给供货商打了货款，对方到现在没见到钱
card.dispute: 凌晨三点我在睡觉，卡却在巴西刷掉了两千美金
loan.prepay: 手里有闲钱想把按揭清了，你们排期要等五个月
security.fraud: 对方说我涉嫌洗钱，让我把钱挪到他们指定的地方
branch.elderly: 我爷爷走路都困难，非得抬他来签字吗
claim.refused: They refuse to pay because of a clause I was never shown
claim.amount: 车头全撞烂了只给我赔两千够干什么
digital.fault: 发工资这天软件就是进不去，一直转圈
policy.surrender: 不想继续交了，能拿回来多少钱
branch.queue: 就两个人在办事，后面坐了一屋子人
invest.misselling: 经理拍胸脯说绝对不会亏，我妈才把养老钱拿出来
card.statement: 明明每月自动扣的，这次没扣还算我晚了
payment.cash: 机器少吐了五百块钱
loan.online: 我根本没借过，怎么收到还款短信
service.hotline: I listened to music for half an hour and nobody picked up
`

test('banks and insurers find most of what customers say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(bankingInsuranceTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
