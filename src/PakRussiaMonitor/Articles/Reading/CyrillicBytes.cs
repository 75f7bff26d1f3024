using System.Text;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>
/// Tells Cyrillic in one byte a letter from western text without a label: its words are runs of high bytes, where western text has one
/// among many letters. Most letters are small ones, and where those lie tells windows-1251 from KOI8-R.
/// </summary>
internal static class CyrillicBytes
{
    private const int EnoughBytes = 64 * 1024;

    public static Encoding? Guess(ReadOnlySpan<byte> body)
    {
        int inRuns = 0, alone = 0, low = 0, high = 0, run = 0;
        foreach (var value in body[..Math.Min(body.Length, EnoughBytes)])
        {
            if (value >= 0xC0)
            {
                run++;
                low += value < 0xE0 ? 1 : 0;
                high += value >= 0xE0 ? 1 : 0;
                continue;
            }

            inRuns += run >= 3 ? run : 0;
            alone += run < 3 ? run : 0;
            run = 0;
        }

        if (inRuns < 6 || inRuns < 2 * alone)
            return null;
        return Encoding.GetEncoding(high >= low ? 1251 : 20866);
    }
}
