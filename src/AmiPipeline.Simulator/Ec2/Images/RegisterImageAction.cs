namespace AmiPipeline.Simulator.Ec2.Images;

/// <summary>
/// RegisterImage: an image out of finished snapshots. What is not passed is lost: i386, paravirtual, no ENA, plain Linux; watermarks and where it
/// comes from cannot be passed. Has no client token.
/// </summary>
internal sealed class RegisterImageAction : IEc2Action
{
    public string Name => "RegisterImage";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        var name = ImageName.Read(call);
        var description = DescriptionText.Read(call.Parameters);
        var requests = BlockDeviceRequest.ReadAll(call.Parameters);
        var traits = ReadTraits(call.Parameters);
        var tags = TagSpecifications.Read(call.Parameters, "image");

        ImageName.CheckFree(call, name);
        var devices = RegisteredMapping.Build(call, requests, traits.RootDeviceName);
        ImageQuotas.CheckRoom(call);
        call.Ready();

        var image = new Image
        {
            Id = call.Simulation.Ids.Next("ami-"),
            OwnerId = call.AccountId,
            Name = name,
            Description = description,
            Traits = traits,
            ImdsSupport = traits.ImdsSupport,
            Devices = devices,
            CreationDate = call.Now,
        };
        ImageFactory.Start(call, image, tags["image"], []);
        answer.Element("imageId", image.Id);
    }

    private static MachineTraits ReadTraits(ActionParameters parameters)
    {
        var traits = new MachineTraits
        {
            Architecture = parameters.OneOf("Architecture", "i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac") ?? "i386",
            VirtualizationType = parameters.OneOf("VirtualizationType", "hvm", "paravirtual") ?? "paravirtual",
            EnaSupport = parameters.Flag("EnaSupport") ?? false,
            SriovNetSupport = parameters.OneOf("SriovNetSupport", "simple"),
            BootMode = parameters.OneOf("BootMode", "legacy-bios", "uefi", "uefi-preferred"),
            TpmSupport = parameters.OneOf("TpmSupport", "v2.0"),
            UefiData = parameters.Text("UefiData"),
            ImdsSupport = parameters.OneOf("ImdsSupport", "v2.0"),
            RootDeviceName = parameters.Text("RootDeviceName") ?? "/dev/sda1",
        };
        return traits is { TpmSupport: not null, BootMode: not "uefi" }
            ? throw new ServiceErrorException("InvalidParameterCombination", "TpmSupport requires the boot mode uefi.")
            : traits;
    }
}
