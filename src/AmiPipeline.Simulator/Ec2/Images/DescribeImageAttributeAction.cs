using AmiPipeline.Simulator.Ec2.Lookups;

namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>DescribeImageAttribute: one attribute of an own image; UEFI data is reported here only, and the mapping no longer.</summary>
internal sealed class DescribeImageAttributeAction : IEc2Action
{
    public string Name => "DescribeImageAttribute";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var attribute = call.Parameters.OneOf(
            "Attribute",
            "description", "launchPermission", "productCodes", "blockDeviceMapping", "sriovNetSupport", "bootMode", "tpmSupport", "uefiData", "imdsSupport",
            "deregistrationProtection", "lastLaunchedTime")
            ?? throw new ServiceErrorException("MissingParameter", "The request must contain the parameter Attribute");
        var image = ImageLookup.Owned(call, call.Parameters.Required("ImageId"));
        if (attribute == "blockDeviceMapping")
        {
            throw new ServiceErrorException("AuthFailure", "Unauthorized attempt to access restricted resource");
        }

        call.Ready();

        answer.Element("imageId", image.Id);
        switch (attribute)
        {
            case "launchPermission":
                answer.List("launchPermission", image.LaunchPermissions,
                    holder => answer.Element(PermissionHolder.FieldOf(holder), holder));
                break;
            case "productCodes":
                answer.List("productCodes", image.Traits.ProductCodes, code => ImageXml.WriteProductCode(answer, code));
                break;
            default:
                answer.Group(attribute, () => answer.Element("value", ValueOf(image, attribute, call.Now)));
                break;
        }
    }

    private static string? ValueOf(Image image, string attribute, DateTimeOffset now) => attribute switch
    {
        "description" => image.Description,
        "sriovNetSupport" => image.Traits.SriovNetSupport,
        "bootMode" => image.Traits.BootMode,
        "tpmSupport" => image.Traits.TpmSupport,
        "uefiData" => image.Traits.UefiData,
        "lastLaunchedTime" => image.LastLaunchReportedAt(now) is { } time ? Ec2XmlWriter.Text(time) : null,
        "deregistrationProtection" => image.Protection.Name,
        _ => image.ImdsSupport,
    };
}
