using System.CommandLine;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Reports.Costs;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The option <c>--prices</c> of the commands that estimate costs.</summary>
internal sealed class PricesOption : Option<string?>
{
    /// <summary>Makes it.</summary>
    public PricesOption()
        : base("--prices")
    {
        HelpName = "FILE";
        Description = "Prices to add to those that come with the program, or to replace them; each has a date and a source.";
    }

    /// <summary>The prices that the command line leads to.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="UserErrorException">The file can't be read or is no table of prices.</exception>
    public PriceTable Read(ParseResult parsed) => parsed.GetValue(this) is { } path ? Read(path) : PriceTable.Default;

    private static PriceTable Read(string path)
    {
        var json = InputFile.Read(path, "a table of prices", "docs/pictures-and-reports.md has its format.");
        try
        {
            return PriceTable.Parse(json, path);
        }
        catch (FormatException fault)
        {
            throw UserErrorException.ForFile(fault.Message);
        }
    }
}
