using System.Globalization;
using AmiPipeline.Reports.Html;

namespace AmiPipeline.Cli.SimulatorConsole;

/// <summary>The forms that move the clock, and take everything back.</summary>
internal static class TimeForms
{
    private static readonly (string Seconds, string Text)[] Skips = [("60", "Skip a minute"), ("3600", "Skip an hour"), ("86400", "Skip a day")];
    private static readonly int[] Speeds = [1, 10, 60, 600, 3600, 86400];

    /// <summary>Writes them.</summary>
    /// <param name="markup">Where to.</param>
    /// <param name="source">What the console drives.</param>
    public static void Write(MarkupWriter markup, ConsoleSource source)
    {
        using var forms = markup.Begin("div", ("class", "forms"));
        using (ConsoleForms.Begin(markup, "advance"))
        {
            foreach (var (seconds, text) in Skips)
            {
                markup.Element("button", text, ("name", "seconds"), ("value", seconds));
            }
        }

        using (ConsoleForms.Begin(markup, "settle"))
        {
            markup.Element("button", "Skip until nothing is in progress");
        }

        using (ConsoleForms.Begin(markup, "speed"))
        {
            var now = (int)source.Clock.Speed;
            var speeds = Speeds.Append(now).Distinct().Order();
            ConsoleForms.Select(
                markup, "speed", "speed", "Speed", speeds.Select(speed => (speed.ToString(CultureInfo.InvariantCulture), speed == 1 ? "real time" : $"{speed} × real time")), now.ToString(CultureInfo.InvariantCulture));
            markup.Element("button", "Set");
        }

        using (ConsoleForms.Begin(markup, "reset"))
        {
            markup.Element("button", "Reset the accounts");
        }
    }
}
