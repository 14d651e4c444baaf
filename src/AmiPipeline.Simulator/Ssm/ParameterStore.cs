using System.Globalization;

namespace AmiPipeline.Simulator.Ssm;

/// <summary>Finds parameters as an account may see them: its own, by name or ARN, and by a version's number or label after a colon.</summary>
internal static class ParameterStore
{
    /// <summary>What starts an image's id that is the name of a parameter (EC2 User Guide, "Reference AMIs using Systems Manager parameters").</summary>
    public const string ReferencePrefix = "resolve:ssm:";

    public static (Parameter Parameter, ParameterVersion Version, string? Selector) Known(Call call, string reference)
    {
        var (name, selector) = Split(NameIn(call, reference));
        var parameter = call.Settings.Parameters.GetValueOrDefault(name) ?? throw NotFound();
        if (selector is null)
        {
            return (parameter, parameter.Current, null);
        }

        var version = int.TryParse(selector, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? parameter.Versions.FirstOrDefault(version => version.Number == number)
            : parameter.Versions.FirstOrDefault(version => version.Labels.Contains(selector));
        return version is null
            ? throw new ServiceErrorException("ParameterVersionNotFound", $"Systems Manager could not find version {selector} of {name}. Verify the version and try again.")
            : (parameter, version, ":" + selector);
    }

    /// <summary>The id of an image that a launch names, directly or as the name of a parameter.</summary>
    public static string ImageId(Call call, string reference)
    {
        if (!reference.StartsWith(ReferencePrefix, StringComparison.Ordinal))
        {
            return reference;
        }

        try
        {
            return Known(call, reference[ReferencePrefix.Length..]).Version.Value;
        }
        catch (ServiceErrorException error)
        {
            throw new ServiceErrorException("InvalidParameterValue", $"Value ({reference}) for parameter ImageId is invalid: {error.Code}.");
        }
    }

    /// <summary>The ARN of the parameter that an image's id is the name of; null if it is an id.</summary>
    public static string? ArnIn(Call call, string reference) => reference.StartsWith(ReferencePrefix, StringComparison.Ordinal)
        ? Parameter.ArnOf(Split(NameIn(call, reference[ReferencePrefix.Length..])).Name, call.Region.Name, call.AccountId)
        : null;

    /// <summary>EC2 and its clients see this error without a text.</summary>
    public static ServiceErrorException NotFound() => new("ParameterNotFound", "");

    // A name that is a path has its first slash in common with its ARN.
    private static string NameIn(Call call, string reference)
    {
        var text = reference.Trim();
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text;
        }

        return text.Split(':', 6) is ["arn", _, "ssm", var region, var account, var resource]
            && region == call.Region.Name && (account == call.AccountId || account.Length == 0) && resource.StartsWith("parameter/", StringComparison.Ordinal)
                ? (call.Settings.Parameters.ContainsKey(resource["parameter".Length..].Split(':')[0]) ? resource["parameter".Length..] : resource["parameter/".Length..])
                : throw NotFound();
    }

    private static (string Name, string? Selector) Split(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (name[..colon], name[(colon + 1)..]) : (name, null);
}
