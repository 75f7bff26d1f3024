namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Chinese, in simplified characters, with the commonest in traditional ones: each character counts as a word.</summary>
internal static class ChinesePhrases
{
    public const string Phrases = """
        [share-bar]
        分享
        分享到
        分享到微信
        分享到微博
        分享到朋友圈
        分享到QQ空间
        分享至微信
        分享至微博
        分享本文
        分享此文
        分享文章
        转发
        点赞
        收藏
        打印
        打印本页
        复制链接
        扫一扫
        扫一扫分享
        微信扫一扫
        分享到 {network}
        分享到:
        微信
        微博
        微信好友
        朋友圈
        qq
        qq空间
        扫描二维码
        微信扫码
        扫码分享
        [comment-form]
        评论已关闭
        登录后发表评论
        请登录后评论
        您的邮箱地址不会被公开
        必填项已用
        [comment-form >]
        发表评论
        发表回复
        发表回覆
        留言
        写评论
        我要评论
        网友评论
        最新评论
        全部评论
        热门评论
        [comment-count]
        {n} 条评论
        {n} 评论
        评论 {n}
        阅读 {n}
        阅读: {n}
        阅读量 {n}
        阅读量: {n}
        浏览: {n}
        浏览量: {n}
        点击: {n}
        阅读次数 {n}
        浏览次数 {n}
        点击次数 {n}
        点击量 {n}
        阅读数 {n}
        [related-headline >]
        相关阅读
        相关新闻
        相关文章
        相关报道
        延伸阅读
        推荐阅读
        热门文章
        热门新闻
        热点新闻
        最新文章
        最新新闻
        更多新闻
        更多文章
        猜你喜欢
        为您推荐
        编辑推荐
        [related-headline]
        延伸阅读: ...
        相关阅读: ...
        推荐阅读: ...
        更多阅读: ...
        另请阅读: ...
        上一篇: ...
        下一篇: ...
        上一篇
        下一篇
        [read-more]
        阅读全文
        阅读更多
        查看更多
        查看全文
        点击阅读全文
        阅读原文
        更多
        [newsletter]
        订阅
        订阅我们
        订阅我们的新闻
        订阅我们的电子报
        关注我们
        关注我们的微信公众号
        关注微信公众号
        扫描二维码关注我们
        扫码关注
        扫码关注我们
        长按二维码关注
        关注公众号
        下载app
        打开app
        打开app阅读全文
        下载客户端
        [advert]
        广告
        赞助内容
        推广
        [copyright]
        版权所有
        版权声明: ...
        版权所有，未经许可不得转载
        版权所有，转载请注明出处
        未经许可不得转载
        未经授权不得转载
        转载请注明出处
        保留所有权利
        [byline ^]
        作者: {names}
        文: {names}
        记者: {names}
        [publication-note]
        来源: ...
        文章来源: ...
        稿件来源: ...
        责任编辑: ...
        编辑: ...
        责编: ...
        校对: ...
        本文来源: ...
        审核: ...
        审校: ...
        [photo-credit]
        图片来源: ...
        图: ...
        图源: ...
        摄影: ...
        [tags]
        标签: ...
        关键词: ...
        关键字: ...
        [disclaimer]
        本文仅代表作者观点
        本文仅代表作者个人观点
        本文不代表本站立场
        以上内容不代表本站观点
        [navigation]
        返回顶部
        返回首页
        首页
        上一页
        下一页
        [date-line]
        发布时间 {date}
        发布日期 {date}
        更新时间 {date}
        发表时间 {date}
        时间 {date}
        """;
}
