using System.CommandLine;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of requests.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Print the JSON Schema of requests, for completion and validation in editors.");
        command.SetAction(_ =>
        {
            terminal.OutWriter.Write(RequestSchema.Generate());
            return ExitCodes.Done;
        });
        return command;
    }
}
