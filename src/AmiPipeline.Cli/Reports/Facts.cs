using AmiPipeline.Reports.Texts;
using AmiPipeline.Verification;
using Spectre.Console;

namespace AmiPipeline.Cli.Reports;

/// <summary>Lines of heading and text. Long texts wrap below themselves, or below their heading if the terminal is too narrow for that.</summary>
internal sealed class Facts
{
    private const int Gap = 2;
    private const int Indent = 2;
    private const int MinFolded = 28;
    private const int CauseColumn = 11;

    private readonly List<Fact> _facts = [];

    /// <summary>Adds a fact.</summary>
    /// <param name="heading">Its heading; empty for one more under the same.</param>
    /// <param name="text">The fact.</param>
    /// <param name="style">Spectre's style.</param>
    public Facts Add(string heading, string text, string style = "default")
    {
        _facts.Add(new Fact(heading, text, style, IsCommand: false));
        return this;
    }

    /// <summary>Adds facts under one heading; nothing for an empty list.</summary>
    /// <param name="heading">Their heading.</param>
    /// <param name="texts">The facts.</param>
    /// <param name="style">Spectre's style.</param>
    public Facts AddAll(string heading, IEnumerable<string> texts, string style = "default")
    {
        foreach (var (index, text) in texts.Index())
        {
            Add(index == 0 ? heading : "", text, style);
        }

        return this;
    }

    /// <summary>Adds the cause of a failure, under the heading of its error.</summary>
    /// <param name="cause">The cause, as a function gave it.</param>
    /// <param name="console">Where it is printed, whose width a table of differences is to fit.</param>
    public Facts AddCause(string cause, IAnsiConsole console) => AddAll("", DifferenceRows.Fit(cause, console.Profile.Width - CauseColumn));

    /// <summary>Adds a command to copy, which is never folded.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="command">The command; null for none.</param>
    public Facts AddCommand(string heading, string? command)
    {
        if (command is not null)
        {
            _facts.Add(new Fact(heading, command, "default", IsCommand: true));
        }

        return this;
    }

    /// <summary>Adds what accounts run to launch shared images by Auto Scaling.</summary>
    /// <param name="grants">The commands, and whose they are.</param>
    /// <param name="keys">Short names of keys.</param>
    public Facts AddGrants(IEnumerable<AutoScalingGrant> grants, KeyNames keys)
    {
        foreach (var (index, grant) in grants.Index())
        {
            Add(index == 0 ? "Auto Scaling" : "", grant.Describe(keys)).AddCommand("", grant.Command);
        }

        return this;
    }

    /// <summary>Adds the grants of other accounts' own on the keys of images that were taken back.</summary>
    /// <param name="grants">The grants.</param>
    /// <param name="keys">Short names of keys.</param>
    public Facts AddStaying(IEnumerable<GrantThatStays> grants, KeyNames keys)
    {
        foreach (var (index, (text, command)) in SharingRows.Describe(grants, keys).Index())
        {
            Add(index == 0 ? "Grants left" : "", text, "yellow").AddCommand("", command);
        }

        return this;
    }

    /// <summary>Prints them.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="indent">How many spaces are before each line.</param>
    public void WriteTo(IAnsiConsole console, int indent = 0)
    {
        var column = indent + _facts.Max(fact => fact.Heading.Length) + Gap;
        var room = console.Profile.Width - column;
        var isBeside = true;
        foreach (var (index, fact) in _facts.Index())
        {
            if (fact.Heading.Length > 0)
            {
                isBeside = Under(index).All(one => one.FitsInto(room));
            }

            if (isBeside)
            {
                WriteBeside(console, fact, indent, column);
            }
            else
            {
                WriteBelow(console, fact, indent);
            }
        }
    }

    // The facts under one heading are kept together.
    private IEnumerable<Fact> Under(int index) => _facts.Skip(index + 1).TakeWhile(fact => fact.Heading.Length == 0).Prepend(_facts[index]);

    private static void WriteBeside(IAnsiConsole console, Fact fact, int indent, int column)
    {
        foreach (var (index, line) in fact.Lines(console.Profile.Width - column).Index())
        {
            var heading = new string(' ', indent) + (index == 0 ? fact.Heading : "");
            console.WriteWhole((heading.PadRight(column), "grey"), (line, fact.Style));
        }
    }

    private static void WriteBelow(IAnsiConsole console, Fact fact, int indent)
    {
        if (fact.Heading.Length > 0)
        {
            console.WriteWhole((new string(' ', indent) + fact.Heading, "grey"));
        }

        foreach (var line in fact.Lines(console.Profile.Width - indent - Indent))
        {
            console.WriteWhole((new string(' ', indent + Indent), "default"), (line, fact.Style));
        }
    }

    private sealed record Fact(string Heading, string Text, string Style, bool IsCommand)
    {
        public bool FitsInto(int width) => IsCommand || Text.Length <= width || Math.Max(MinFolded, TextLines.MaxWord(Text)) <= width;

        public IReadOnlyList<string> Lines(int width) => IsCommand ? [Text] : TextLines.Fold(Text, width);
    }
}
