"""Traditional characters as the simplified ones that the lexicon is written in, one for one.

Some published copies of reports stand in traditional characters. Only characters of the lexicon are listed; the text
keeps its length, so places stay what they are.
"""

_TRADITIONAL = (
    "萬與專業東兩嚴個爲舉義書亂爭於雲產畝億僅從價衆優會體餘側儲關內冊寫農決況淨準減劃則創別勸辦務動勵區醫單佔廠廳壓縣參雙發變疊臺號後噸啓員響團園圍國圖場壞塊聲處備復"
    "頭夾婁學寧實審對導將塵屬嶽幣帶幹並廣慶庫應廢開異棄張彈強當錄徵徑懷態總惡願戶託執擴掃護報擬揮損換據攝數斷無舊時顯晉暫術機權條來構標樣檔檢畢氣沒滬潔測濟遊灣滿點煙"
    "熱狀環現瓊電監蓋碼確離種積稱稅簡類粵約級納線練組細織終經結給絕統續維綜編縮繳網罰羣職聯肅脫騰藝節蘇範藥獲營裝見規計訂認訓議記許論設訪證評識訴試誠該請讀調謝貝負財"
    "質貯貳貴貿費資贛蹤車轉輪軟載較輛轄邊遼達遷過運還這進遠違跡選採裏銷錯鎮長門閉問間閩陽階際陸陝險隱難韋頁頃項須頓預領頻顆題額風飛飲饋馬駐驗魚魯鳥麥黃齊齒龍龜為汙啟"
    "裡佈週係隻鍾麽製複併鄉滙匯"
)
_SIMPLIFIED = (
    "万与专业东两严个为举义书乱争于云产亩亿仅从价众优会体余侧储关内册写农决况净准减划则创别劝办务动励区医单占厂厅压县参双发变叠台号后吨启员响团园围国图场坏块声处备复"
    "头夹娄学宁实审对导将尘属岳币带干并广庆库应废开异弃张弹强当录征径怀态总恶愿户托执扩扫护报拟挥损换据摄数断无旧时显晋暂术机权条来构标样档检毕气没沪洁测济游湾满点烟"
    "热状环现琼电监盖码确离种积称税简类粤约级纳线练组细织终经结给绝统续维综编缩缴网罚群职联肃脱腾艺节苏范药获营装见规计订认训议记许论设访证评识诉试诚该请读调谢贝负财"
    "质贮贰贵贸费资赣踪车转轮软载较辆辖边辽达迁过运还这进远违迹选采里销错镇长门闭问间闽阳阶际陆陕险隐难韦页顷项须顿预领频颗题额风飞饮馈马驻验鱼鲁鸟麦黄齐齿龙龟为污启"
    "里布周系只钟么制复并乡汇汇"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """The text with its traditional characters replaced, of the same length."""
    return text.translate(_TABLE)
