using System.CommandLine;
using AmiPipeline.Cli.Inputs;

namespace AmiPipeline.Cli.Commands.Fleet;

/// <summary><c>fleet list</c>: prints the requests of a fleet as a JSON array, for the fleet's bucket.</summary>
internal static class FleetListCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it reads and writes.</param>
    public static Command Create(Terminal terminal)
    {
        var list = FleetOptions.ListArgument(mayBeInS3: false);
        var key = FleetOptions.KeyOption();
        var command = new Command("list", "Check requests, and print them as one JSON array, as fleet start reads it from the fleet's bucket.") { list, key };
        command.SetAction(parsed =>
        {
            var read = FleetList.Read(new TextSource(terminal.In), parsed.GetRequiredValue(list), parsed.GetValue(key));
            if (read.Places.Distinct().Skip(1).Any())
            {
                throw UserErrorException.ForCommandLine($"LIST has requests for {string.Join(", ", read.Places.Distinct())}; a bucket has the list of one account and Region. Give its directory, or its rows, only.");
            }

            terminal.OutWriter.WriteLine(ExecutionInput.Compact(read.Requests.ToJsonString()));
            return ExitCodes.Done;
        });
        return command;
    }
}
