using System.Text.Json;
using AmiPipeline.Simulator.Policies;

namespace AmiPipeline.Simulator.Definitions;

/// <summary>A key policy as it was written, and as it is understood.</summary>
/// <param name="Text">The JSON document.</param>
/// <param name="Document">Its statements.</param>
internal sealed record KeyPolicy(string Text, PolicyDocument Document)
{
    /// <exception cref="WorldFormatException">It is not JSON, or has something in it that is wrong or not modelled.</exception>
    public static KeyPolicy Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new KeyPolicy(text, PolicyReader.ReadKeyPolicy(new StrictObject(document.RootElement, "")));
        }
        catch (JsonException error)
        {
            throw new WorldFormatException("", $"this is not JSON: {error.Message}");
        }
    }

    /// <summary>Whether it lets a caller, or the caller's account, change it.</summary>
    public bool AllowsChange(Principal caller) => Document.Statements.Any(statement => statement.Allows
        && (statement.Principals!.Name(caller) || statement.Principals.NameAccountOf(caller))
        && statement.Actions.Any(action => action.Matches("kms:PutKeyPolicy", RequestContext.Empty, ignoreCase: true)) != statement.ExceptActions);

    public void GiveTo(KmsKey key)
    {
        (key.Policy, key.PolicyText) = (Document, Text);
        key.UsableBy = OthersThan(key.OwnerId);
    }

    // Another account's own access key stands for everyone in it, so any statement for it or for one of its roles makes the key known to it.
    private List<string> OthersThan(string owner) =>
    [
        .. Document.Statements
            .Where(statement => statement.Allows)
            .SelectMany(statement => statement.Principals!.Accounts.Concat(statement.Principals.Arns.Select(arn => arn.Split(':')[4])))
            .Where(account => account != owner)
            .Distinct(),
    ];
}
