using System.CommandLine;
using AmiPipeline.Documents;

namespace AmiPipeline.Cli.Commands.KeyPolicies;

/// <summary><c>key-policy</c>: prints the statements that a KMS key policy needs.</summary>
internal static class KeyPolicyCommand
{
    private static readonly Dictionary<string, KeyPolicyCase> Cases = new(StringComparer.Ordinal)
    {
        ["own"] = KeyPolicyCase.Own,
        ["source"] = KeyPolicyCase.Source,
        ["target"] = KeyPolicyCase.Target,
        ["launch"] = KeyPolicyCase.Launch,
    };

    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var use = new Option<string>("--case")
        {
            HelpName = string.Join('|', Cases.Keys),
            Required = true,
            Description = "own: the pipeline's functions use the key. source: a source account grants the pipeline temporary access to the key. target: the role of a target account uses the key. launch: Auto Scaling launches instances in the account that owns the key; other accounts that the key is shared with make a grant instead, which plan and run of a request with shareWith print.",
        };
        var pipeline = new Option<string>("--pipeline-account") { HelpName = "ID", Required = true, Description = "The account of the pipeline." };
        var account = new Option<string?>("--account") { HelpName = "ID", Description = "The account of the source or the target; with launch, the one that has the key and the instances. Default: with launch, that of the pipeline." };
        var region = new Option<string>("--region") { HelpName = "REGION", Required = true, Description = "The Region of the key." };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "The name of the pipeline in its configuration. Default: AmiPipeline; with own, every pipeline of the account." };
        Check(use, Cases.ContainsKey, $"one of {string.Join(", ", Cases.Keys)}");
        Check(pipeline, AwsFormats.IsAccountId, AwsFormats.AccountIdForm);
        Check(account, AwsFormats.IsAccountId, AwsFormats.AccountIdForm);
        Check(name, PipelineName.IsValid, PipelineName.Form);
        Check(region, AwsFormats.IsRegion, AwsFormats.RegionForm);

        var command = new Command("key-policy", "Print the statements that the policy of a KMS key needs, as JSON.") { use, pipeline, account, region, name };
        command.SetAction(parsed =>
        {
            var arguments = new KeyPolicyArguments(Cases[parsed.GetRequiredValue(use)], parsed.GetRequiredValue(pipeline), parsed.GetValue(account), parsed.GetRequiredValue(region), parsed.GetValue(name));
            if (arguments is { Case: KeyPolicyCase.Source or KeyPolicyCase.Target, Account: null })
            {
                throw UserErrorException.ForCommandLine($"--account is missing; give the account that has the role of --case {parsed.GetValue(use)}.");
            }

            if (arguments is { Case: KeyPolicyCase.Own, Account: not null })
            {
                throw UserErrorException.ForCommandLine("--account requires --case source, target or launch; with own, the pipeline's roles use the key, whichever account owns it.");
            }

            if (arguments is { Case: KeyPolicyCase.Launch, GivenName: not null })
            {
                throw UserErrorException.ForCommandLine("--name requires --case own, source or target; Auto Scaling's role has no pipeline's name.");
            }

            terminal.OutWriter.Write(ReadableJson.Write(KeyPolicyStatements.Create(arguments)));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Check(Option option, Func<string, bool> isValid, string expected) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && !isValid(text))
        {
            result.AddError($"{option.Name} is {text}; it must be {expected}.");
        }
    });
}
