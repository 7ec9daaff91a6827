namespace Luoshi.Reading.Formats;

/// <summary>Pdf writers, and what is pasted from them, name some characters by their radical: the ordinary character in its place.</summary>
/// <remarks>Unicode, EquivalentUnifiedIdeograph.txt: U+2E80 … and U+2F00 …, in the shape that is printed on the mainland.</remarks>
internal static class Radicals
{
    private const char FirstOfSupplement = '\u2E80';
    private const char First = '\u2F00';

    private const string Supplement =
        "⺀厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄㣺扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒㓁冗罒羊羊羋耂" +
        "肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    private const string Characters =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木" +
        "欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷" +
        "豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨青非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黄黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    public static char Read(char c) =>
        c is < FirstOfSupplement or >= (char)0x2FD6 ? c
        : c >= First ? Characters[c - First]
        : c < FirstOfSupplement + Supplement.Length ? Supplement[c - FirstOfSupplement] : c;

    /// <summary>A whole text, character by character: places stay.</summary>
    public static string Read(string text) =>
        text.AsSpan().ContainsAnyInRange(FirstOfSupplement, (char)0x2FD5) ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = Read(from[i]);
        }) : text;
}
