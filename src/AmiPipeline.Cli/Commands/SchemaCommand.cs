using System.CommandLine;
using AmiPipeline.Configuration;
using AmiPipeline.Requests;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of requests, or of a deployment's configuration.</summary>
internal static class SchemaCommand
{
    private const string Request = "request";
    private const string Configuration = "configuration";

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var document = new Argument<string>("DOCUMENT")
        {
            HelpName = $"{Request}|{Configuration}",
            Description = $"{Request}: what run and start accept. {Configuration}: deployment.json.",
            DefaultValueFactory = _ => Request,
        };
        document.CompletionSources.Add(Request, Configuration);
        document.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text is not (Request or Configuration))
            {
                result.AddError($"There is no schema of {text}; it must be {Request} or {Configuration}.");
            }
        });
        var command = new Command("schema", "Print the JSON Schema of requests or of a deployment's configuration, for completion and validation in editors.") { document };
        command.SetAction(parsed =>
        {
            terminal.OutWriter.Write(parsed.GetValue(document) == Configuration ? ConfigurationSchema.Generate() : RequestSchema.Generate());
            return ExitCodes.Done;
        });
        return command;
    }
}
