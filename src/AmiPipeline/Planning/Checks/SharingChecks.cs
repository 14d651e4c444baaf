using AmiPipeline.Configuration;
using AmiPipeline.Requests;
using AmiPipeline.Sharing;
using AmiPipeline.Waiting;

namespace AmiPipeline.Planning.Checks;

/// <summary>Plans with whom the image and its copies are shared, and refuses what cannot be. Pure.</summary>
public static class SharingChecks
{
    // EC2's 50 tags less those that the pipeline sets itself: owner, execution, request, state, device, source and content.
    private const int MaxTags = 50;
    private const int OwnTags = 7;

    private const string Staying = "unshareFrom removes no statement from a key policy, and no grant that an account has made itself, as for Auto Scaling; the result names such grants on keys of the image's own account";

    // Family, and how far it is on its way out.
    private const int TagsOfRetention = 2;

    /// <summary>The plan with that.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The image's plan with its copies.</param>
    /// <param name="guardrails">What the deployment allows; null if nothing is out of bounds.</param>
    /// <param name="awsManagedKeyArn">The AWS managed key of the image's account and Region; null if the account has none yet.</param>
    /// <exception cref="RequestRefusedException">The image cannot be shared so; all reasons are listed.</exception>
    public static ImagePlan Plan(ImageRequest request, ImagePlan plan, Guardrails? guardrails, string? awsManagedKeyArn)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(plan);
        if (request is { ShareWith: null, UnshareFrom: null })
        {
            return plan;
        }

        var problems = new List<Problem>();
        if (request.ShareWith is { } requested)
        {
            problems.AddRange(requested.Holders().Select(holder => (Text: HolderFault(holder.Holder, plan, guardrails), holder.Field)).Where(found => found.Text is not null).Select(found => new Problem($"/shareWith{found.Field}", found.Text!)));
            problems.AddRange(KeyFaults(plan, awsManagedKeyArn));
            if (TagFault(request, plan) is { } fault)
            {
                problems.Add(new("/shareWith", fault));
            }
        }

        if (request.UnshareFrom is not null && guardrails is { ShareWith.Count: 0 })
        {
            problems.Add(new("/unshareFrom", "can't be done: guardrails.shareWith names nobody, so the deployment has no permission to change whom images are shared with"));
        }

        var sharing = new SharingPlan
        {
            Accounts = request.ShareWith?.Accounts ?? [],
            Organizations = [.. request.ShareWith?.Organizations ?? [], .. request.ShareWith?.OrganizationalUnits ?? []],
            Revoked = [.. request.UnshareFrom?.Holders().Select(holder => holder.Holder) ?? []],
            RevokesAll = request.UnshareFrom?.All ?? false,
        };
        if (SizeFault(sharing, plan) is { } tooMany)
        {
            problems.Add(new(request.ShareWith is null ? "/unshareFrom" : "/shareWith", tooMany));
        }

        return problems.Count > 0 ? throw new RequestRefusedException(problems) : plan with { Sharing = sharing, Warnings = [.. plan.Warnings, .. sharing.Revokes ? [Staying] : Array.Empty<string>()] };
    }

    private static string? SizeFault(SharingPlan sharing, ImagePlan plan)
    {
        var (images, max) = (plan.Copies.Count + (plan.KeepsImage ? 1 : 0), SharingSchedule.MaxImages(sharing, plan.Devices.Count));
        return images <= max ? null
            : $"is for {sharing.Accounts.Count + sharing.Revoked.Count} accounts and {images} images of {plan.Devices.Count} volumes; with so many accounts one execution shares {max} images. Name the other accounts in a second request, which keeps these";
    }

    /// <summary>Why no other account can use what is under keys; null if they can.</summary>
    /// <remarks>Snapshots under the AWS managed key cannot be shared (EC2 User Guide, "Share an AMI with specific AWS accounts").</remarks>
    internal static string? KeyFault(string where, IReadOnlyCollection<string> deviceNames) => deviceNames.Count == 0 ? null
        : $"cannot be: {string.Join(", ", deviceNames)} of {where} would be under {AcceptedKey.AwsManagedAlias}, a key that nobody can share; give them a customer managed key (kmsKeyId)";

    private static string? HolderFault(string holder, ImagePlan plan, Guardrails? guardrails)
    {
        var owners = plan.Copies.Select(copy => copy.Location.AccountId).Concat(plan.KeepsImage ? [plan.Location.AccountId] : []).Distinct();
        return owners.All(owner => owner == holder) ? $"is {holder}, which owns {(plan.Copies.Count == 0 ? "the image" : "all of the images")}"
            : Arn.TryParse(holder, out var arn) && arn.Partition != Partition.FromRegion(plan.Location.Region).Name ? $"is {holder}, in another partition than {plan.Location.Region}"
            : guardrails?.AllowsSharing(holder) == false ? $"is {holder}, with whom {GuardrailChecks.NotAllowed} sharing; {Allowed(guardrails)}"
            : null;
    }

    private static string Allowed(Guardrails guardrails) => guardrails.ShareWith.Count == 0 ? "guardrails.shareWith names nobody" : $"allowed are {string.Join(", ", guardrails.ShareWith)}";

    private static IEnumerable<Problem> KeyFaults(ImagePlan plan, string? awsManagedKeyArn)
    {
        if (!plan.KeepsImage)
        {
            yield break;
        }

        // If CopyImage names no key, EC2 chooses between two: one of them is enough.
        var under = plan.Devices.Where(device => device.Expected.AcceptedKeys.Any(key => key.KmsKeyId == AcceptedKey.AwsManagedAlias || key.KmsKeyId == awsManagedKeyArn));
        if (KeyFault("the image", [.. under.Select(device => device.DeviceName)]) is { } fault)
        {
            yield return new("/shareWith", fault);
        }
    }

    private static string? TagFault(ImageRequest request, ImagePlan plan)
    {
        var lasting = SharingTags.Create(SharingTags.Lasting, SharingTags.Returning, request.ShareWith!.Holders().Select(holder => holder.Holder)).Count;
        var copying = SharingTags.Create(SharingTags.Lasting, SharingTags.Returning, request.Copies?.OtherAccounts(plan.Location.AccountId) ?? []).Count;
        var free = MaxTags - OwnTags - (request.Retention is null ? 0 : TagsOfRetention) - copying - request.Tags.Count;
        return lasting <= free ? null : $"names so many that the image would need {lasting} tags to record them; beside the request's {request.Tags.Count} it has room for {Math.Max(0, free)}";
    }
}
