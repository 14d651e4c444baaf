using Xunit;

namespace AmiPipeline.Tests.Planning;

/// <summary>Plans in the short form that tests compare.</summary>
internal static class Planned
{
    /// <summary>How each device must be encrypted, such as <c>/dev/xvda plain</c> or <c>/dev/sdb k1 (as requested) or default (the account's default key)</c>.</summary>
    public static IEnumerable<string> Encryption(this ImagePlan plan) => plan.Devices.Select(device =>
        $"{device.DeviceName} {(device.Expected.Encrypted ? string.Join(" or ", device.Expected.AcceptedKeys.Select(key => $"{Short(key.KmsKeyId)} ({AcceptedKey.Describe(key.Origin)})")) : "plain")}");

    /// <summary>What the calls for each device pass, such as <c>/dev/xvda k1</c>; <c>-</c> if both parameters are left out.</summary>
    public static IEnumerable<string> Passed(this ImagePlan plan) => plan.Devices.Select(device => $"{device.DeviceName} {Passed(device.Encryption)}");

    public static string Passed(EncryptionParameters? parameters) =>
        parameters is null ? "-" : parameters.KmsKeyId is null ? "unnamed" : Short(parameters.KmsKeyId);

    /// <summary>The device of that name.</summary>
    public static DevicePlan Device(this ImagePlan plan, string name) => Assert.Single(plan.Devices, device => device.DeviceName == name);

    /// <summary>The only problem for which the request is refused.</summary>
    public static Problem Refused(ImageRequest request, PlanFacts facts) => Assert.Single(AllRefused(request, facts));

    public static IReadOnlyList<Problem> AllRefused(ImageRequest request, PlanFacts facts) =>
        Assert.Throws<RequestRefusedException>(() => ImagePlanner.Plan(request, facts)).Problems;

    /// <summary>What is wrong with the request; nothing if it is planned.</summary>
    public static IReadOnlyList<Problem> Refusals(ImageRequest request, PlanFacts facts)
    {
        try
        {
            ImagePlanner.Plan(request, facts);
            return [];
        }
        catch (RequestRefusedException refusal)
        {
            return refusal.Problems;
        }
    }

    private static string Short(string key) => key.StartsWith($"arn:aws:kms:{Facts.Region}:{Facts.Account}:", StringComparison.Ordinal) ? key.Split('/')[^1] : key;
}
