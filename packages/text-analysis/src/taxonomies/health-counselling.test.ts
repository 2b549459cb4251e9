import { expect, test } from 'vitest'
import { healthCounsellingTaxonomy } from './health-counselling.ts'
import { shareFound } from './testing/share-found.ts'

const said = `
appointment.book: 专家号放号就没，怀疑有黄牛
appointment.change: 医生临时停诊，短信都没发，退号也要跑一趟
appointment.wait: The queue was endless, two hours in the waiting room
appointment.referral: 县医院让转院，可是没床收治
treatment.consult: 问诊三分钟，医生不解释病情，很敷衍
treatment.diagnosis: 被误诊成颈椎病，耽误了半年
treatment.surgery: 术后感染，伤口一直不好，还留疤
treatment.emergency: 救护车等了四十分钟，急诊还要排队
treatment.nursing: 护士扎针扎了五次，输液时也没人看
treatment.children: 孕妇产检排队太久，产科环境差
treatment.dental: 种植牙三个月就掉了，拔牙也很疼
test.report: 化验单结果弄错了，报告迟迟不出
test.imaging: I have to wait five weeks for an MRI scan
test.needless: 外院检查结果不认，非要重复检查
medicine.supply: 药房断货，慢病的药买不到
medicine.prescription: 处方剂量写错，差点吃出事
medicine.reaction: 吃药以后过敏起疹子，头晕恶心
medicine.vaccine: 社区什么时候有hpv疫苗，预约不上
cost.charge: 住院费乱收费，明细清单对不上
cost.insurance: 异地就医报销不了，医保备案说没成功
cost.refund: 剩下的疗程退费拖了两个月
cost.invoice: 需要开诊断证明和病假条，盖章跑三次
staff.attitude: 窗口人员态度差，凶得很，不耐烦
staff.guide: 自助机不会用，没有导诊，找不到科室
staff.complaint: 医患纠纷调解半年没人处理，要求赔偿
staff.praise: 送上锦旗，感谢心内科全体医护的救命之恩
place.ward: 病房厕所又脏又臭，走廊加床很拥挤
data.records: 病历复印要本人去吗，能邮寄档案吗
data.privacy: 看病时一群实习生围观，隐私得不到保护
data.online: 互联网医院视频问诊卡住，付了钱没看成
emotion.depression: 最近情绪低落，总想哭，做什么都没兴趣
emotion.anxiety: I feel anxious and have panic attacks before meetings
emotion.sleep: 连续失眠两个月，吃安眠药也睡不着
emotion.grief: 妈妈去世半年了，我还是走不出来
emotion.anger: 控制不住发脾气，摔东西打自己
crisis.suicide: 我不想活了，已经写好遗书
crisis.violence: 丈夫家暴，昨天又殴打我和孩子
crisis.other: 我的学生发消息告别，现在失联了，救救她
relation.couple: 失恋后走不出来，女朋友要分手
relation.parent: 孩子厌学，天天玩手机沉迷游戏
relation.family: 婆媳矛盾，婆婆什么都要管
relation.social: 在宿舍被室友排挤孤立，没朋友
work.study: 高考临近，成绩下滑，学习压力大
work.job: 天天加班，领导骂人，想辞职
counsel.match: 想换咨询师，匹配的老师风格不适合
counsel.quality: 咨询师一直说教，感觉没效果，不专业
counsel.confidential: 咨询内容会保密吗，会不会告诉单位
counsel.hotline: The helpline was busy all night
counsel.assess: 做了PHQ-9量表测评，结果是什么意思
appointment.wait: 坐在门口三个多钟头还没轮到我
treatment.consult: 说了两句就把我打发出来了，什么病也没讲
cost.charge: 单子上一堆看不懂的项目，一共要一万二
crisis.suicide: 活着太累了，想从桥上跳下去
emotion.sleep: 每天夜里翻来覆去到四五点
emotion.depression: 觉得自己是个废物，对什么都提不起兴致
relation.parent: My son refuses to go to school and plays games all day
treatment.diagnosis: 这边说没事，换一家说已经是晚期
crisis.violence: 他一喝酒就打人，我不敢回家
staff.attitude: 问一句就翻白眼，什么服务
place.ward: 八个人挤一间，上厕所要排队
work.job: 主管天天当众羞辱我，一进办公室就发抖
medicine.reaction: 吃了你们开的那个胶囊浑身痒
relation.couple: 发现他手机里跟别人的聊天记录，不知道还要不要过
counsel.confidential: 老师会不会把我讲的事说出去
`

test('clinics and counsellors find most of what people say before anybody has labelled anything', () => {
  const { sentences, share, missed } = shareFound(healthCounsellingTaxonomy, said)
  expect(sentences).toBeGreaterThanOrEqual(30)
  expect(share, JSON.stringify(missed, null, 1)).toBeGreaterThanOrEqual(0.75)
})
