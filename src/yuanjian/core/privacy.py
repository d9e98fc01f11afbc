"""Personal data in free text: telephone numbers, identity numbers, names of people who complain."""

import re

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]\d{7,8}|[(（]0\d{2,3}[)）]\d{7,8})(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LABELLED = re.compile(
    r"((?:举报|投诉|反映|来电|来访|信访|联系|当事)人(?:姓名)?|姓名)(\s*[:：]\s*)"
    r"([\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,6})?)"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭鲁韦马苗凤方"
    "俞任袁柳史唐费廉薛雷贺倪汤罗毕郝邬安常乐于傅皮齐康伍余顾孟黄穆萧尹姚邵汪毛禹狄米贝明臧计成戴谈宋庞熊"
    "纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房解应宗丁邓"
    "郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦侯宓全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶司"
    "黎薄印怀蒲卓蔺池乔闻党翟谭申冉桑桂牛边燕尚温庄晏柴瞿阎连习艾向古易廖衡步耿满匡文欧阳肖涂聂曾游"
)
_TITLED = re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}(?=先生|女士|小姐|师傅|大爷|大妈|阿姨)")
_ANONYMOUS = re.compile(r"^(?:匿名|某|不详|不愿|未留|无|未提供)")


def mask_personal(text: str) -> str:
    """``text`` without telephone, identity and mail numbers, and without names that are marked as such.

    A name is found after a label with a colon (举报人：…) or before a form of address (张先生);
    a name in running prose without either is not recognised.
    """
    for pattern in (_IDENTITY, _MOBILE, _LANDLINE, _MAIL):
        text = pattern.sub("***", text)
    text = _LABELLED.sub(
        lambda m: m[0] if _ANONYMOUS.match(m[3]) else f"{m[1]}{m[2]}***",
        text,
    )
    return _TITLED.sub("某", text)
