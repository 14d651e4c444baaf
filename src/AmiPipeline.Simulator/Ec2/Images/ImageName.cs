using System.Buffers;
using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>The name of an image: 3 to 128 letters, digits and <c>()[] ./-'@_</c>, one of a kind per account and Region.</summary>
internal static class ImageName
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()[] ./-'@_");

    public static string Read(Call call)
    {
        var name = call.Parameters.Required("Name");
        return name.Length is >= 3 and <= 128 && !name.AsSpan().ContainsAnyExcept(Allowed)
            ? name
            : throw new ServiceErrorException(
                "InvalidAMIName.Malformed",
                "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'");
    }

    public static void CheckFree(Call call, string name)
    {
        var holder = call.Region.Images.Values
            .FirstOrDefault(image => image.OwnerId == call.AccountId && image.IsRememberedAt(call.Now) && image.Name == name);
        if (holder is not null)
        {
            throw ImageErrors.NameTaken(name, holder.Id);
        }
    }
}
