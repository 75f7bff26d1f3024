using System.Globalization;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>The parts of a date in the order in which they stand, and the one date that they can make.</summary>
internal ref struct DateParts(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;
    private int first, second, third, numbers;
    private int firstLength, secondLength, thirdLength;
    private char separator;
    private int month;
    private int hour, minute, second60;
    private int timeEnd = -1;
    private int? zone;
    private char half;
    private bool afterT;

    /// <summary>False when something in the text belongs to no date.</summary>
    public bool Read()
    {
        while (at < text.Length)
        {
            var character = text[at];
            var read = char.IsAsciiDigit(character) ? ReadDigits()
                : character == '(' ? SkipComment()
                : character is '+' or '-' or '−' && IsOffset() ? ReadOffset()
                : char.IsLetter(character) ? ReadWord()
                : ReadSeparator(character);
            if (!read)
                return false;
        }

        return true;
    }

    public readonly bool TryCompose(out DateTimeOffset date)
    {
        date = default;
        if (!TryDay(out var year, out var inMonth, out var day) || year is < 1000 or > 9998 || inMonth is < 1 or > 12
            || day < 1 || day > DateTime.DaysInMonth(year, inMonth) || !TryTime(out var time))
            return false;
        var utc = new DateTime(year, inMonth, day, 0, 0, 0, DateTimeKind.Utc) + time - TimeSpan.FromMinutes(zone ?? 0);
        date = new DateTimeOffset(utc);
        return true;
    }

    private readonly bool TryDay(out int year, out int inMonth, out int day)
    {
        (year, inMonth, day) = (0, month, 0);
        if (month > 0)
        {
            if (numbers != 2)
                return false;
            (year, day) = firstLength == 4 ? (first, second) : (secondLength == 4 ? second : FullYear(second), first);
            return true;
        }

        if (numbers != 3)
            return false;
        if (firstLength == 4)
        {
            (year, inMonth, day) = (first, second, third);
            return true;
        }

        if (thirdLength != 4 && !(thirdLength == 2 && separator is '/' or '.'))
            return false;
        year = thirdLength == 4 ? third : FullYear(third);
        var dayFirst = first > 12 || (separator != '/' && second <= 12);
        (day, inMonth) = dayFirst ? (first, second) : (second, first);

        // With slashes both orders are in use; only an American clock, or equal numbers, settles it.
        return first > 12 || second > 12 || first == second || separator != '/' || half != '\0';
    }

    private readonly bool TryTime(out TimeSpan time)
    {
        var hours = half switch { 'p' when hour < 12 => hour + 12, 'a' when hour == 12 => 0, _ => hour };
        time = new TimeSpan(hours, minute, Math.Min(second60, 59));
        return hours <= 24 && minute < 60 && second60 <= 60 && (hours < 24 || (minute == 0 && second60 == 0));
    }

    private static int FullYear(int year) => year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;

    private bool ReadDigits()
    {
        var start = at;
        var number = Digits(out var length);
        var isTime = timeEnd < 0 && length <= 2 && at + 1 < text.Length && text[at] is ':' or 'h' && char.IsAsciiDigit(text[at + 1]);
        if (isTime)
            return ReadTime(number);
        if (afterT && timeEnd < 0 && length is 4 or 6)
            return SetTime(text.Slice(start, length));
        if (length == 4 && timeEnd == start - 1 && numbers == (month > 0 ? 2 : 3))
            return SetZone(number); // its plus sign was lost where a blank stood for it
        if (length == 14 && numbers == 0)
            return AddDay(text.Slice(start, 8)) && SetTime(text.Slice(start + 8, 6));
        if (length == 8 && numbers == 0)
            return AddDay(text.Slice(start, 8));
        return length <= 4 && AddNumber(number, length);
    }

    /// <summary>Reads a run of digits; a run too long for a number is given as -1.</summary>
    private int Digits(out int length)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        length = at - start;
        return length <= 9 ? int.Parse(text.Slice(start, length), CultureInfo.InvariantCulture) : -1;
    }

    private bool AddNumber(int number, int length)
    {
        switch (++numbers)
        {
            case 1:
                (first, firstLength) = (number, length);
                return true;
            case 2:
                (second, secondLength) = (number, length);
                return true;
            case 3:
                (third, thirdLength) = (number, length);
                return true;
            default:
                return false;
        }
    }

    private bool AddDay(ReadOnlySpan<char> digits) =>
        AddNumber(Number(digits[..4]), 4) && AddNumber(Number(digits[4..6]), 2) && AddNumber(Number(digits[6..8]), 2);

    private bool SetTime(ReadOnlySpan<char> digits)
    {
        (hour, minute) = (Number(digits[..2]), Number(digits[2..4]));
        second60 = digits.Length == 6 ? Number(digits[4..6]) : 0;
        SkipFraction();
        timeEnd = at;
        return true;
    }

    private bool ReadTime(int hours)
    {
        hour = hours;
        at++;
        minute = Digits(out var length);
        if (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            second60 = Digits(out var seconds);
            length = Math.Max(length, seconds);
        }

        SkipFraction();
        timeEnd = at;
        return length <= 2;
    }

    private void SkipFraction()
    {
        if (at + 1 < text.Length && text[at] is '.' or ',' or ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits(out _);
        }
    }

    /// <summary>A sign begins an offset right behind a time, behind white space after one, or behind a zone's name.</summary>
    private readonly bool IsOffset() =>
        at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])
        && (timeEnd == at || zone is not null || (timeEnd >= 0 && text[at - 1] == ' '));

    private bool ReadOffset()
    {
        var sign = text[at++] == '+' ? 1 : -1;
        var number = Digits(out var length);
        var minutes = length <= 2 ? number * 60 : (number / 100 * 60) + (number % 100);
        if (length <= 2 && at + 2 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            minutes += Digits(out _);
        }

        zone = sign * minutes;
        return length <= 4 && minutes <= 15 * 60;
    }

    private bool SetZone(int hoursAndMinutes)
    {
        zone = (hoursAndMinutes / 100 * 60) + (hoursAndMinutes % 100);
        return zone <= 15 * 60;
    }

    private bool ReadWord()
    {
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '’' || text[at] == '\''))
            at++;
        var word = text[start..at];
        if (word is "T" or "t" && numbers > 0)
            afterT = true;
        else if (DateWords.TryMonth(word, out var named))
            return SetMonth(named);
        else if (IsHalf(word))
            half = char.ToLowerInvariant(word[0]);
        else if (word is "오전" or "上午" or "오후" or "下午")
            half = word is "오전" or "上午" ? 'a' : 'p';
        else if (DateWords.TryZone(word, out var minutes))
            zone ??= minutes;
        else
            return numbers == 0 || DateWords.IsFiller(word) || IsUnknownZone(word) || IsPlace(start);
        return true;
    }

    /// <summary>Behind day and year a month begins another date; before them "mar" may have been a Tuesday.</summary>
    private bool SetMonth(int named)
    {
        var isOfAnother = month > 0 && numbers > 1;
        month = named;
        return !isOfAnother;
    }

    private readonly bool IsHalf(ReadOnlySpan<char> word) =>
        timeEnd >= 0 && (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase)
            || (word.Length == 1 && word[0] is 'a' or 'p' or 'A' or 'P' && at < text.Length && text[at] == '.'));

    /// <summary>Behind the time, capitals that nobody knows: taken for UTC, so that at least the day is there.</summary>
    private readonly bool IsUnknownZone(ReadOnlySpan<char> word) =>
        timeEnd >= 0 && word.Length is >= 2 and <= 5 && !word.ContainsAnyExceptInRange('A', 'Z');

    /// <summary>Half of a zone's name such as <c>Etc/GMT</c> or <c>Europe/Dublin</c>; what is not told by the other half is taken for UTC.</summary>
    private readonly bool IsPlace(int start) => timeEnd >= 0 && (text[start - 1] == '/' || (at < text.Length && text[at] == '/'));

    private bool SkipComment()
    {
        var length = text[at..].IndexOf(')');
        at = length < 0 ? text.Length : at + length + 1;
        return true;
    }

    private bool ReadSeparator(char character)
    {
        at++;
        if (numbers is 1 or 2 && character is '/' or '.' or '-' && at < text.Length && char.IsAsciiDigit(text[at]))
            separator = character;
        return char.IsWhiteSpace(character) || char.IsPunctuation(character) || character is '|' or '\u200E' or '\u200F' or '\u00AD';
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
