using System.CommandLine;
using AmiPipeline.Cli.Costs;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The option <c>--prices</c> of the commands that estimate costs.</summary>
internal sealed class PricesOption : Option<string?>
{
    /// <summary>Makes it.</summary>
    public PricesOption()
        : base("--prices")
    {
        HelpName = "FILE";
        Description = "Prices that replace those that come with the program; each has a date and a source.";
    }

    /// <summary>The prices that the command line leads to.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="Hosting.UserErrorException">The file can't be read or is no table of prices.</exception>
    public PriceTable Read(ParseResult parsed) => PriceTable.Read(parsed.GetValue(this));
}
